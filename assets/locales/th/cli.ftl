# คำของโปรแกรมคำสั่ง: ความช่วยเหลือ ข้อความแจ้ง และป้ายของผลลัพธ์

no-window = โปรแกรมชุดนี้ไม่มีหน้าต่าง โปรดใช้ทางบรรทัดคำสั่ง ดูวิธีใช้ที่ trongklum --help

# ความช่วยเหลือ

help-usage = วิธีใช้:
help-commands = คำสั่ง:
help-arguments = ข้อมูลที่ใส่:
help-options = ตัวเลือกของคำสั่งนี้:
help-options-common = ตัวเลือกที่ใช้ได้ทุกคำสั่ง:
help-acts = สิ่งที่จะทำ (--act):
help-purposes = จุดประสงค์ (--purpose):
help-examples = ตัวอย่าง:

cli-program-about = ตรงกลุ่มช่วยบอกว่าเรื่องที่จะส่งต้องใช้กลุ่มไลน์ราชการกลุ่มใด ใครจะได้อ่าน ห้ามทำอะไร และหนังสือกำหนดไว้ในข้อความใด
cli-program-usage =
    {"["}ไฟล์ทะเบียนกลุ่ม]
    คำสั่ง [ข้อมูล]
cli-program-more =
    ไม่ใส่คำสั่ง โปรแกรมจะเปิดหน้าต่าง
    รหัสสิ้นสุดการทำงาน: 0 สำเร็จ, 1 สำเร็จแต่พบปัญหา, 2 ใช้คำสั่งไม่ถูกต้อง, 3 อ่านข้อมูลเข้าไม่ได้, 4 เขียนผลลัพธ์ไม่ได้
cli-program-examples =
    lookup "รายงานน้ำท่วม" --role นอภ.
    show guideline
    help lookup

cli-lookup-about = ถามว่าเรื่องนี้ต้องใช้กลุ่มใด
cli-lookup-usage =
    lookup [ข้อความ] [ตัวเลือก]
    lookup --batch <ไฟล์> --json
cli-lookup-more =
    ตำแหน่ง กลุ่ม และประเภทงาน ใส่เป็นรหัส ชื่อภาษาไทย หรือชื่อย่อก็ได้ เช่น district-chief หรือ นายอำเภอ หรือ นอภ.
    --batch อ่านคำถามบรรทัดละหนึ่งรายการ เป็น JSON เช่น {"{"}"id": 1, "role": "district-chief", "query": "รายงานน้ำท่วม"{"}"} หรือใช้ act, topic, purpose, to, not_to แทน query และใส่ on เป็นวันที่ถามถึงได้
cli-lookup-examples =
    lookup "รายงานผลการปฏิบัติงาน" --role ปลัดอำเภอ
    lookup --role district-chief --act report-urgent
    lookup --role governor --act issue-order --to นอภ.
    lookup --purpose join --role หน.ส่วนราชการ
    lookup --purpose about --group orders-pk
    lookup --batch questions.jsonl --json

cli-show-about = แสดงตารางแนวทาง ตารางสิทธิ ตารางสมาชิก หนังสือต้นเรื่อง หรือรายละเอียดของกลุ่มหรือตำแหน่ง
cli-show-usage =
    show guideline | permissions | memberships [--role <ตำแหน่ง>] [--json]
    show letter [--json]
    show group <กลุ่ม> [--json]
    show role <ตำแหน่ง> [--json]
cli-show-examples =
    show guideline
    show permissions --role นอภ.
    show group orders-pk

cli-check-about = ตรวจทะเบียนกลุ่มและบอกทุกปัญหา พร้อมบรรทัดและอักษรตัวที่พบ
cli-check-usage = check [ไฟล์ทะเบียนกลุ่ม] [--json]
cli-check-more = ถ้าไม่ใส่ไฟล์ จะตรวจทะเบียนกลุ่มจาก --registry หรือที่มากับโปรแกรม
cli-check-examples =
    check
    check my-province.ron --json

cli-diff-about = เทียบทะเบียนกลุ่มสองฉบับ: หนังสือและข้อกำหนดเปลี่ยนอย่างไร และคำตอบของใครเปลี่ยน
cli-diff-usage = 
    diff <ฉบับเดิม> <ฉบับใหม่> [--role <ตำแหน่ง>] [--json]
    diff <ฉบับเดิม> <ฉบับใหม่> [--role <ตำแหน่ง>] --to <ไฟล์>
cli-diff-more = แสดงคำตอบที่เปลี่ยนก่อน เรียงจากที่กระทบมากที่สุด ข้อความในหนังสือเทียบกันทีละคำ: [-ที่ตัด-] และ {"{"}+ที่เพิ่ม+{"}"}
cli-diff-examples =
    diff last-year.ron this-year.ron
    diff last-year.ron this-year.ron --role district-chief --to changes.pdf

cli-test-about = ทดสอบทะเบียนกลุ่มกับกรณีที่หน่วยงานเขียนไว้เอง
cli-test-usage = test <ไฟล์กรณี>
cli-test-more =
    ไฟล์กรณีเป็นรายการ RON แต่ละกรณีมี id, need และผลที่ต้องได้ คือ best (รหัสกลุ่ม หรือ None เมื่อไม่มีกลุ่มที่แนะนำ) และ groups (ผลของแต่ละกลุ่มพร้อมข้อความในหนังสือที่อ้าง) เช่น
    {"["}(id: "flood", need: (role: "district-chief", act: "report-urgent"), best: "executives", groups: {"{"}"agencies": (verdict: "forbidden", clauses: ["agencies.notes.1"]){"}"})]
cli-test-examples = test office.ron --registry my-province.ron

cli-draft-about = ตรวจร่างก่อนส่ง: ควรส่งในกลุ่มใด และมีอะไรที่ไม่ควรส่ง
cli-draft-usage =
    draft <ไฟล์> [--role <ตำแหน่ง>] [--json]
    draft - [--role <ตำแหน่ง>] [--json]
cli-draft-more =
    ใส่ - แทนไฟล์ เพื่ออ่านร่างจากข้อมูลเข้า โปรแกรมไม่บันทึกและไม่ส่งร่างออกจากเครื่อง
    โปรแกรมตรวจหาเลขประจำตัวของบุคคล บัญชีธนาคาร และบัตร หมายเลขโทรศัพท์ ที่อยู่และตำแหน่งบ้าน วันเกิด เลขประจำตัวผู้ป่วย ป้ายทะเบียนรถ บัญชีและอีเมลส่วนตัว รหัสผ่าน ลิงก์เชิญ และชื่อบุคคลคู่กับข้อมูลการเจ็บป่วย คดี หรือหนี้สิน
    ผลแต่ละแห่งมีระดับ คือ ไม่ควรส่ง ควรตรวจอีกครั้ง หรือเพื่อทราบ รหัสสิ้นสุดการทำงานเป็น 1 เมื่อมีผลที่ไม่ควรส่งหรือควรตรวจอีกครั้ง ผลเพื่อทราบ เช่น โทรศัพท์ของหน่วยงาน ไม่เปลี่ยนรหัสสิ้นสุดการทำงานและไม่ปกปิดข้อมูล
    โทรศัพท์ประจำที่ถือเป็นของหน่วยงาน เว้นแต่มีชื่อหรือคำที่หมายถึงบุคคลอยู่ข้างกัน
    ประวัติการแชทที่บันทึกจาก LINE ไม่ใช่ร่าง โปรแกรมจะแจ้งและรหัสสิ้นสุดการทำงานจะเป็น 1
cli-draft-examples =
    draft - --role นอภ.
    draft report.txt --json

cli-completions-about = สร้างสคริปต์ช่วยเติมคำสั่งในเชลล์
cli-completions-usage = completions <เชลล์>
cli-completions-examples = completions bash

cli-man-about = เขียนหน้าคู่มือของโปรแกรมหรือของคำสั่ง

cli-help-about = แสดงวิธีใช้ของคำสั่ง
cli-help-usage = help [คำสั่ง]
cli-help-examples = help lookup

cli-value-file = ไฟล์ทะเบียนกลุ่ม
cli-value-registry = ไฟล์
cli-value-lang = ภาษา
cli-value-digits = ตัวเลข
cli-value-on = วันที่
cli-value-text = ข้อความ
cli-value-role = ตำแหน่ง
cli-value-act = สิ่งที่จะทำ
cli-value-topic = ประเภทงาน
cli-value-purpose = จุดประสงค์
cli-value-to = ตำแหน่ง
cli-value-not-to = ตำแหน่ง
cli-value-from = ตำแหน่ง
cli-value-group = กลุ่ม
cli-value-batch = ไฟล์
cli-value-view = สิ่งที่แสดง
cli-value-name = กลุ่มหรือตำแหน่ง
cli-value-check-file = ไฟล์ทะเบียนกลุ่ม
cli-value-diff-old = ไฟล์ทะเบียนกลุ่ม
cli-value-diff-new = ไฟล์ทะเบียนกลุ่ม
cli-value-cases = ไฟล์กรณี
cli-value-draft-file = ไฟล์
cli-value-shell = เชลล์
cli-value-renderer = ระบบแสดงผลกราฟิก
cli-value-command = คำสั่ง

cli-arg-file = ทะเบียนกลุ่มที่จะเปิดในหน้าต่าง
cli-arg-registry = ใช้ทะเบียนกลุ่มจากไฟล์นี้ (ถ้าไม่ใส่ ใช้ที่มากับโปรแกรม)
cli-arg-lang = ภาษาที่แสดง: th (ค่าเริ่มต้น) หรือ en
cli-arg-digits = ตัวเลขที่แสดง: thai หรือ arabic (ถ้าไม่ใส่ ภาษาไทยใช้เลขไทย ภาษาอังกฤษใช้เลขอารบิก)
cli-arg-on = วันที่ถามถึง เช่น 2025-11-20 หรือ 20/11/2568 (ถ้าไม่ใส่ ใช้วันนี้ และแสดงข้อกำหนดเรื่องเวลาเป็นเงื่อนไข)
cli-arg-renderer = ใช้ระบบแสดงผลกราฟิกนี้เท่านั้น: dx12, vulkan, metal, gl หรือ software (ถ้าไม่ใส่ ลองทีละระบบจนกว่าจะใช้ได้)
cli-arg-safe = เปิดหน้าต่างในโหมดปลอดภัย ไม่อ่านและไม่เขียนการตั้งค่า และหลีกเลี่ยงการใช้การ์ดจอ
cli-arg-quick = เปิดกล่องถามด่วนของโปรแกรมที่ทำงานอยู่ หรือเปิดโปรแกรมไว้เบื้องหลังพร้อมกล่องถามด่วน ใช้กับปุ่มลัดของระบบได้
cli-arg-background = เปิดโปรแกรมไว้เบื้องหลังโดยไม่แสดงหน้าต่าง
cli-arg-help = แสดงวิธีใช้
cli-arg-version = แสดงรุ่นของโปรแกรม
cli-arg-text = เรื่องที่จะส่งหรือถาม เป็นคำพูดธรรมดา
cli-arg-role = ตำแหน่งของท่าน
cli-arg-act = สิ่งที่จะทำ ดูรายการด้านล่าง หรือรายการใน help lookup
cli-arg-topic = ประเภทงาน เช่น general หรือ volunteer (ถ้าไม่ใส่ ใช้ประเภทงานแรกของทะเบียนกลุ่ม)
cli-arg-purpose = จุดประสงค์: post (ค่าเริ่มต้น), read, join หรือ about
cli-arg-to = ผู้ที่ต้องได้อ่าน ใส่ซ้ำได้
cli-arg-not-to = ผู้ที่ต้องไม่ได้อ่าน ใส่ซ้ำได้ ใช้เมื่อส่งเท่านั้น
cli-arg-from = เมื่อหาอ่าน: ตำแหน่งของผู้ที่ส่งเรื่องนั้น
cli-arg-group = กลุ่มที่ถามถึง
cli-arg-batch = อ่านคำถามหลายข้อจากไฟล์ หรือจากข้อมูลเข้าเมื่อใส่ - (ต้องใช้ --json ด้วย)
cli-arg-json = แสดงผลเป็น JSON สำหรับโปรแกรมอื่น
cli-arg-view = guideline (ตารางแนวทาง), permissions (ตารางสิทธิ), memberships (ตารางสมาชิก), letter (หนังสือต้นเรื่อง), group (กลุ่มเดียว) หรือ role (ตำแหน่งเดียว)
cli-arg-name = กลุ่มที่จะแสดงเมื่อใช้ group หรือตำแหน่งเมื่อใช้ role
cli-arg-check-file = ทะเบียนกลุ่มที่จะตรวจ
cli-arg-diff-old = ทะเบียนกลุ่มฉบับเดิม
cli-arg-diff-new = ทะเบียนกลุ่มฉบับใหม่
cli-arg-cases = ไฟล์ RON ที่มีรายการกรณี
cli-arg-draft-file = ไฟล์ข้อความที่จะส่ง หรือ - เพื่ออ่านจากข้อมูลเข้า
cli-arg-shell = bash, zsh, fish, powershell หรือ elvish
cli-arg-command = คำสั่งที่ต้องการทราบวิธีใช้

# ใช้คำสั่งไม่ถูกต้อง

cli-unknown-command = ไม่รู้จักคำสั่ง { $word }
cli-commands-are = คำสั่งที่ใช้ได้: { $commands }
cli-ask-with-lookup = ถ้าจะถามว่าต้องใช้กลุ่มใด ใช้ trongklum lookup "ข้อความ"
cli-did-you-mean = หมายถึง { $near } ใช่หรือไม่
cli-see-help = ดูวิธีใช้: { $command }
cli-file-and-command = ใส่ทั้งไฟล์และคำสั่ง { $command } ไม่ได้ ถ้าจะใช้ทะเบียนกลุ่มจากไฟล์ ใช้ --registry
cli-value-missing = { $arg } ต้องมีค่าตามหลัง
cli-value-invalid = ค่า { $value } ใช้กับ { $arg } ไม่ได้ ค่าที่ใช้ได้: { $valid }
cli-value-refused = ค่า { $value } ใช้กับ { $arg } ไม่ได้
cli-value-no-day = "{ $value }" ไม่ใช่วันที่ที่มีจริง ใส่วัน เดือน ปี เช่น 2025-11-20, 20/11/2568 หรือ ๒๐ พ.ย. ๒๕๖๘
cli-value-too-many = { $arg } มีค่ามากเกินไป: { $value }
cli-argument-unknown = ไม่รู้จัก { $arg }
cli-argument-missing = ยังขาด { $arg }
cli-argument-twice = ใส่ { $arg } ซ้ำ
cli-argument-conflict = ใช้ { $arg } พร้อมกับ { $prior } ไม่ได้
cli-argument-no-text = ข้อมูลที่ใส่ไม่ใช่ข้อความ UTF-8
cli-argument-wrong = ข้อมูลที่ใส่ไม่ถูกต้อง
cli-unknown-id = ไม่รู้จัก{ $kind } { $word }
cli-known-are = ที่ใช้ได้:
cli-recipient-only = { $role } เป็นผู้รับเท่านั้น จึงไม่เป็นผู้ถามหรือผู้ส่ง
cli-ambiguous = มี{ $kind }ที่ใช้ชื่อ { $word } มากกว่าหนึ่ง โปรดใส่รหัสของรายการที่ต้องการ:
cli-kind-role = ตำแหน่ง
cli-kind-act = สิ่งที่จะทำ
cli-kind-topic = ประเภทงาน
cli-kind-purpose = จุดประสงค์
cli-kind-group = กลุ่ม
cli-kind-verdict = ผล
cli-kind-clause = ข้อความในหนังสือ
cli-no-need = ยังไม่ได้บอกว่าจะถามอะไร ใส่ข้อความ เช่น trongklum lookup "รายงานน้ำท่วม" หรือใส่ --act, --purpose join หรือ --purpose about พร้อม --group
cli-show-needs-name = show { $view } ต้องใส่รหัสหรือชื่อตามหลัง
cli-show-takes-no-name = show { $view } ไม่ใช้ชื่อตามหลัง
cli-show-takes-no-role = show { $view } ไม่ใช้ --role
cli-batch-needs-json = --batch ต้องใช้กับ --json
cli-batch-alone = --batch ใช้พร้อมกับ { $other } ไม่ได้ ให้ใส่ไว้ในแต่ละบรรทัดของไฟล์

# ข้อมูลเข้าและผลลัพธ์

cli-registry-invalid = ใช้ทะเบียนกลุ่ม { $file } ไม่ได้ ดูทุกปัญหาด้วยคำสั่ง trongklum check
cli-cannot-read = อ่าน { $file } ไม่ได้: { $reason }
cli-no-text = อ่าน { $file } ไม่ได้ เพราะไม่ใช่ไฟล์ข้อความที่โปรแกรมอ่านได้ โปรดเปิดไฟล์ใน Notepad เลือก “บันทึกเป็น” แล้วเลือกการเข้ารหัส UTF-8
cli-read-as = อ่าน { $file } เป็นข้อความ { $code } หากอักษรผิดเพี้ยน โปรดบันทึกไฟล์ใหม่เป็น UTF-8
cli-no-output = เขียนผลลัพธ์ไม่ได้: { $detail }
cli-batch-bad-line = บรรทัด { $line }: { $error }
cli-batch-unknown-key = บรรทัด { $line }: ไม่รู้จักช่องข้อมูล { $key }
cli-batch-no-json = ไม่ใช่ JSON ที่ถูกต้อง (อักษรตัวที่ { $column })
cli-batch-no-object = ต้องเป็นรายการ JSON แบบ {"{"} … {"}"}
cli-batch-no-text = ช่องข้อมูล { $key } ต้องเป็นข้อความ

# ผลของ lookup

lookup-query = คำถาม
lookup-corrected = อ่านเป็น
lookup-also = ข้อความนี้มีอีกเรื่อง คือ { $act } โปรดใช้กลุ่ม { $group }
lookup-also-none = ข้อความนี้มีอีกเรื่อง คือ { $act } ซึ่งไม่มีกลุ่มที่แนะนำ
lookup-read-from = เข้าใจจากคำว่า
lookup-outside = { $letter }ไม่ได้กล่าวถึง
lookup-role = ตำแหน่ง
lookup-purpose = จุดประสงค์
lookup-act = สิ่งที่จะทำ
lookup-topic = ประเภทงาน
lookup-to = ถึง
lookup-not-to = ไม่ให้อ่าน
lookup-from = จาก
lookup-asked = กลุ่มที่ถามถึง
lookup-best = กลุ่มที่แนะนำ
lookup-none = ไม่มีกลุ่มที่แนะนำ
lookup-none-to-join = เข้าได้หลายกลุ่ม
lookup-no-group-named = ยังไม่ทราบว่าถามถึงกลุ่มใด
lookup-not-understood = ยังไม่เข้าใจคำถาม
lookup-verdict = ผล
lookup-condition = เงื่อนไข
lookup-must = หน้าที่
lookup-exception = ข้อยกเว้น
lookup-left-to = ผู้ที่ทำได้แต่ผู้เดียว
lookup-other-days = ทำได้ในเวลาอื่น
lookup-ended = กลุ่มสิ้นสุดแล้ว วันสุดท้าย
lookup-read-by-excluded = มีผู้ที่ท่านไม่ต้องการให้เห็นเป็นสมาชิก
lookup-preference = { $letter }ให้ใช้กลุ่มนี้ก่อน
lookup-readers = ผู้ที่จะเห็นข้อความ
lookup-size = จำนวนตาม{ $letter }
lookup-says = ข้อความใน{ $letter }
lookup-others = กลุ่มอื่น
lookup-all-groups = ทุกกลุ่ม
lookup-group = กลุ่ม
lookup-member = เป็นสมาชิก
lookup-advice = คำแนะนำ
inferred = ตีความ
yes = ใช่
no = ไม่ใช่

# ผลของ show

show-permissions-of = สิทธิของ{ $role } ในแต่ละกลุ่ม
show-permissions-title = สิ่งที่แต่ละตำแหน่งทำได้ในแต่ละกลุ่ม
show-not-member = กลุ่มใช้สำหรับเรื่องนี้ แต่ตำแหน่งนี้ไม่ได้เป็นสมาชิก
show-memberships-title = ตำแหน่งที่เป็นสมาชิกของแต่ละกลุ่ม
show-memberships-key = ✓ อยู่ในรายชื่อสมาชิก   ✓* อยู่ตามการตีความ   - ไม่อยู่
show-remarks = ข้อสังเกตของโปรแกรม (ไม่ใช่ข้อความใน{ $letter })
show-id = รหัส
show-no-size = { $letter }ไม่ได้ระบุ
show-seated = นับตามตำแหน่งได้
show-left = ที่เหลือเป็นตำแหน่งอื่น
show-rules = ข้อกำหนดที่สรุปจาก{ $letter }
show-preferences = ลำดับกลุ่มที่{ $letter }ให้เลือกก่อน
show-rule = ข้อกำหนด
show-effect = ผลของข้อกำหนด
show-cites = อ้างข้อความใน{ $letter }
show-abbreviations = ชื่อย่อ
show-kind = ประเภทตำแหน่ง
show-kind-of = นับเป็น{ $role } ด้วย
show-seats = จำนวนผู้ดำรงตำแหน่ง
show-seats-districts = { $count } (นับตามจำนวนอำเภอ)
show-seats-open = ไม่ทราบจำนวน
show-groups = กลุ่มที่เป็นสมาชิก

short-fits = ได้
short-fits-if = มีเงื่อนไข
short-not-required = ไม่ต้อง
short-silent = -
short-forbidden = ห้าม

# ผลของ check และ test

check-hint = วิธีแก้
check-ok = ทะเบียนกลุ่มใช้ได้ ไม่พบข้อผิดพลาด
check-usable = ทะเบียนกลุ่มใช้ได้ แต่มีสิ่งที่ควรตรวจ
check-unusable = ทะเบียนกลุ่มใช้ไม่ได้ ต้องแก้ข้อผิดพลาดก่อน
check-counts = ต้องแก้ { $errors } รายการ ควรตรวจ { $warnings } รายการ เพื่อทราบ { $notes } รายการ

test-failed = ไม่ผ่าน: { $id }
test-differs = { $what } ต้องเป็น { $expected } แต่ได้ { $found }
test-best = กลุ่มที่แนะนำ
test-verdict = ผลของ { $group }
test-clauses = ข้อความในหนังสือที่อ้างสำหรับ { $group }
test-none = (ไม่มี)
test-counts = ผ่าน { $passed } จาก { $all } กรณี ไม่ผ่าน { $failed } กรณี

cli-export-about = ส่งออกเอกสารเป็นไฟล์ .pdf .png .xlsx .csv .html หรือ .md
cli-export-usage = export <เอกสาร> --to <ไฟล์> [--role <ตำแหน่ง>] [--paper a4|a3] [--portrait|--landscape] [--force]
cli-export-more = รูปแบบเป็นไปตามนามสกุลของไฟล์ โปรแกรมจะเขียนทับไฟล์ที่มีอยู่แล้วเมื่อใส่ --force เท่านั้น
cli-export-examples =
    export guideline --to แนวทาง.html
    export guideline --paper a3 --to โปสเตอร์.pdf
    export permissions --role นอภ. --to สิทธิ.csv
    export acknowledgement --rows 20 --to ใบรับทราบ.pdf
    export pocket --to คู่มือ.html
cli-value-document = เอกสาร
cli-arg-document = guideline ตารางแนวทาง, permissions ตารางสิทธิ, memberships ตารางสมาชิก, onboarding ใบแนะนำสำหรับตำแหน่ง, card บัตรพกพา, acknowledgement ใบรับทราบ, letter หนังสือต้นเรื่อง, coverage บันทึกขอหารือ หรือ pocket คู่มือฉบับพกพาสำหรับโทรศัพท์ (เฉพาะ export เป็น .html)
cli-value-out = ไฟล์
cli-arg-out = ไฟล์ที่จะเขียน รูปแบบเป็นไปตามนามสกุลของไฟล์: .pdf .png .xlsx .csv .html .md
cli-arg-force = เขียนทับไฟล์ที่มีอยู่แล้ว
cli-export-ending = ไม่รู้จักรูปแบบของ { $file } นามสกุลที่ใช้ได้: { $endings }
cli-export-needs-role = โปรดเลือกตำแหน่งสำหรับเอกสาร { $document } ด้วย --role
cli-export-exists = มี { $file } อยู่แล้ว ใส่ --force ถ้าจะเขียนทับ

cli-value-paper = กระดาษ
cli-value-rows = จำนวนบรรทัด
cli-value-dpi = จุดต่อนิ้ว
cli-value-printer = เครื่องพิมพ์
cli-value-copies = จำนวนชุด
cli-arg-paper = ขนาดกระดาษ: a4 (ค่าเริ่มต้น) หรือ a3
cli-arg-portrait = กระดาษแนวตั้ง
cli-arg-landscape = กระดาษแนวนอน
cli-arg-rows = จำนวนบรรทัดลงชื่อในใบรับทราบ
cli-arg-roster = ใส่รายชื่อบุคคลจากทะเบียนกลุ่มในใบรับทราบ (มีข้อมูลส่วนบุคคล)
cli-arg-dpi = ความละเอียดของภาพ .png (ค่าเริ่มต้น 150)
cli-arg-archive = ไฟล์ .pdf สำหรับเก็บถาวร ตามมาตรฐาน PDF/A-2a
cli-arg-printer = ชื่อเครื่องพิมพ์ (ถ้าไม่ใส่ ใช้เครื่องพิมพ์เริ่มต้น)
cli-arg-copies = จำนวนชุด

cli-print-about = พิมพ์เอกสารออกเครื่องพิมพ์
cli-print-usage = print <เอกสาร> [--role <ตำแหน่ง>] [--paper a4|a3] [--printer <เครื่องพิมพ์>] [--copies <จำนวนชุด>]
cli-print-more = เอกสารเดียวกับ export
cli-print-examples =
    print guideline
    print onboarding --role นอภ. --copies 2

cli-value-district = อำเภอ
cli-arg-district = อำเภอเจ้าของเอกสาร: ใส่ชื่อที่ทำการปกครองอำเภอ และเฉพาะบุคคลของอำเภอนั้น
