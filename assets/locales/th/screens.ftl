# กลุ่มและตำแหน่ง รับตำแหน่งใหม่ หนังสือต้นเรื่อง ตรวจทะเบียนกลุ่ม

clause-open = เปิดดู{ $name } ใน{ $letter } (ข้อความใน{ $letter } { $clause })

rule-members = สมาชิกของกลุ่มทุกตำแหน่ง
rule-outsiders = ผู้ที่ตำแหน่งไม่อยู่ในรายชื่อสมาชิก
rule-who = { $effect } · ใช้กับ: { $who }
rule-to = ถึง: { $value }
rule-topics = เฉพาะงาน: { $value }
rule-condition = เงื่อนไข: { $value }
rule-id = ข้อกำหนด { $id }

sizes-unstated = { $letter }ไม่ได้ระบุจำนวนสมาชิก นับตามตำแหน่งได้ { $seated } คน
sizes-unstated-open = { $letter }ไม่ได้ระบุจำนวนสมาชิก นับตามตำแหน่งได้ { $seated } คน ไม่รวม { $roles } ซึ่งไม่ทราบจำนวน
sizes-impossible = { $letter }ระบุ { $stated } คน แต่นับตามตำแหน่งได้ { $seated } คน ไม่ตรงกัน
sizes-left = { $letter }ระบุ { $stated } คน นับตามตำแหน่งได้ { $seated } คน ที่เหลือ { $left } คน คือ { $roles }
sizes-agree = { $letter }ระบุ { $stated } คน ตรงกับที่นับตามตำแหน่ง

seats-open = ไม่ทราบจำนวนผู้ดำรงตำแหน่ง
seats-exact = มีผู้ดำรงตำแหน่ง { $count } คน
seats-per-district = มีในทุกอำเภอ รวม { $count } คน

dir-groups = กลุ่ม
dir-roles = ตำแหน่ง
dir-people = บุคคล
dir-filter = ค้นหาด้วยชื่อ ชื่อย่อ หรือรหัส
dir-count = พบ { $count } รายการ
dir-id = รหัสในไฟล์ทะเบียนกลุ่ม: { $id }
dir-members = สมาชิก
dir-clauses = ข้อความใน{ $letter }
dir-rules = ข้อกำหนดที่สรุปจาก{ $letter }
dir-link = ลิงก์เข้ากลุ่ม
dir-copy-link = คัดลอกลิงก์
group-picture = รูปของกลุ่ม { $group }
dir-code = รหัสคิวอาร์สำหรับเข้ากลุ่ม { $group }
dir-no-link = ทะเบียนกลุ่มนี้ไม่ได้เก็บลิงก์ของกลุ่ม
dir-by-kind = นับรวมตามประเภทตำแหน่ง
dir-by-kind-inferred = นับรวมตามประเภทตำแหน่ง (ตีความ)
dir-abbreviations = ชื่อย่อ: { $names }
dir-kind-of = จัดอยู่ในประเภท
dir-kinds = รวมถึง
dir-role-groups = กลุ่มที่เป็นสมาชิก
dir-role-no-groups = ตำแหน่งนี้ไม่อยู่ในรายชื่อสมาชิกของกลุ่มใด
dir-district = { $unit }: { $value }
dir-telephone = โทรศัพท์: { $value }
dir-no-people = ทะเบียนกลุ่มนี้ไม่มีรายชื่อบุคคล
dir-people-stay = รายชื่อบุคคลเป็นข้อมูลส่วนบุคคล หน่วยงานเพิ่มรายชื่อได้เองในไฟล์ทะเบียนกลุ่มของตน ข้อมูลอยู่ในเครื่องนี้เท่านั้น โปรแกรมไม่ส่งข้อมูลออกจากเครื่อง

join-self = ตำแหน่งของท่านอยู่ในรายชื่อสมาชิก จึงเข้ากลุ่มเองได้ ({ $letter }ไม่ได้ระบุว่าผู้ใดเพิ่มสมาชิกได้)
join-self-only = ต้องเข้ากลุ่มด้วยตนเองเท่านั้น ห้ามผู้อื่นเพิ่มเข้ากลุ่มให้
join-self-unlisted = เข้ากลุ่มเองได้ ({ $letter }ไม่ได้ระบุว่าผู้ใดเพิ่มสมาชิกได้)
join-either = เข้ากลุ่มเองได้ หรือขอให้ผู้ดำรงตำแหน่งต่อไปนี้เพิ่มเข้ากลุ่ม: { $roles }
join-added = ต้องขอให้ผู้ดำรงตำแหน่งต่อไปนี้เพิ่มเข้ากลุ่ม: { $roles }
join-only-added = { $letter }ไม่อนุญาตให้เข้ากลุ่มด้วยตนเอง ต้องขอให้ผู้ดำรงตำแหน่งต่อไปนี้เพิ่มเข้ากลุ่ม: { $roles }
join-any-member = สมาชิกของกลุ่ม
join-silent = { $letter }ไม่ได้กล่าวถึงวิธีเข้ากลุ่ม โปรดสอบถามผู้ดูแลกลุ่ม
join-forbidden = { $letter }ไม่อนุญาตให้เข้ากลุ่มด้วยตนเอง โปรดสอบถามผู้ดูแลกลุ่ม

tick-join = เข้ากลุ่ม { $group }
tick-read = อ่าน{ $letter }ต้นเรื่องและแนวทางทั้งหมด
tick-drill = ทำแบบทดสอบให้ผ่าน
tick-sign = ลงชื่อรับทราบแนวทาง

drill-is = เรื่องนี้คือ{ $act } ({ $topic })
drill-told = { $situation } ต้องใช้กลุ่มใด
drill-situation = ท่านจะ{ $act } ({ $topic }) ต้องใช้กลุ่มใด
drill-condition = { $group }: ทำได้เมื่อ{ $condition }

onb-choose-role = ท่านดำรงตำแหน่งใด
onb-choose-why = เลือกตำแหน่งครั้งเดียว โปรแกรมจะจำไว้ และบอกว่าต้องเข้ากลุ่มใด ทำอะไรได้ และห้ามทำอะไร
onb-tab-groups = กลุ่มและข้อปฏิบัติ
onb-tab-checklist = สิ่งที่ต้องทำ { $done }/{ $all }
onb-tab-drill = แบบทดสอบ
onb-groups = กลุ่มของ{ $role } { $count } กลุ่ม
onb-no-groups = { $role } ไม่อยู่ในรายชื่อสมาชิกของกลุ่มใด
onb-how = วิธีเข้ากลุ่ม
onb-may = ทำได้
onb-must-not = ห้ามทำ
onb-need-not = ไม่ต้องทำ
onb-read-only = { $letter }ไม่ได้กำหนดให้ตำแหน่งนี้ส่งเรื่องในกลุ่มนี้ เป็นสมาชิกเพื่อรับทราบ
onb-closing = ข้อห้ามท้ายตาราง (ใช้กับทุกกลุ่ม)
onb-duties = หน้าที่ของ{ $unit }ตาม{ $letter }
onb-progress = ทำแล้ว { $done } จาก { $all } รายการ
onb-all-done = ครบทุกรายการแล้ว
onb-ticks-kept = โปรแกรมจำรายการที่ทำแล้วไว้ในเครื่องนี้
onb-question = ข้อ { $number } จาก { $all }
onb-none = ไม่มีกลุ่มที่ท่านใช้ได้เอง
onb-right = ถูกต้อง: { $answer }
onb-wrong = ยังไม่ถูกต้อง คำตอบคือ { $answer }
onb-next = ข้อต่อไป
onb-see-score = ดูคะแนน
onb-score = ได้ { $score } จาก { $all } ข้อ
onb-passed = ผ่านแบบทดสอบแล้ว
onb-not-passed = ยังไม่ผ่าน ต้องตอบถูกอย่างน้อยร้อยละแปดสิบ โปรดลองอีกครั้ง
onb-was-right = { $number }. ถูก · { $situation }
onb-was-wrong = { $number }. ผิด · { $situation }
onb-again = ทำอีกครั้ง
onb-no-drill = { $letter }ไม่ได้กำหนดเรื่องใดไว้สำหรับตำแหน่งนี้ จึงไม่มีแบบทดสอบ

letter-subject = เรื่อง
letter-addressee = เรียน
letter-enclosure = สิ่งที่ส่งมาด้วย
letter-clause = { $text } (ข้อความใน{ $letter } { $clause })
letter-remark = ข้อสังเกตของโปรแกรม (ไม่ใช่ข้อความใน{ $letter })
letter-rules = ข้อกำหนดที่สรุปจากข้อความใน{ $letter } { $clause }
letter-duty = หน้าที่ของ{ $unit }ตาม{ $letter }: { $duty }
letter-no-rules = ไม่มีข้อกำหนดใดอ้างถึงข้อความนี้ใน{ $letter }
letter-copy = คัดลอกข้อความ

check-file = ผลตรวจฉบับที่ใช้อยู่: { $file }
check-refused = เปิดฉบับล่าสุดของ { $file } ไม่ได้
check-well = ฉบับที่ใช้อยู่ถูกต้อง ไม่มีสิ่งที่ต้องแก้ไข
check-trying = กำลังลองทุกตำแหน่งกับทุกเรื่อง…
check-section-error = ต้องแก้ { $count } รายการ
check-section-warning = ควรตรวจ { $count } รายการ
check-section-info = เพื่อทราบ { $count } รายการ
check-to-letter = ดูใน{ $letter }ต้นเรื่อง (ไฟล์บรรทัด { $line } อักษรตัวที่ { $column })
check-to-letter-name = ดูใน{ $letter }ต้นเรื่อง: { $message }
check-to-directory = ดูในหน้ากลุ่มและตำแหน่ง (ไฟล์บรรทัด { $line } อักษรตัวที่ { $column })
check-to-directory-name = ดูในหน้ากลุ่มและตำแหน่ง: { $message }
check-to-source = ดูในไฟล์ (บรรทัด { $line } อักษรตัวที่ { $column })
check-to-source-name = ดูในไฟล์: { $message }
check-sizes = จำนวนสมาชิก
check-size-group = กลุ่ม
check-size-stated = { $letter }ระบุ
check-size-seated = นับตามตำแหน่งได้
check-size-left = ที่เหลือเป็นตำแหน่งอื่น
check-size-note = ความหมาย
check-none = -
check-uncovered = เรื่องที่ไม่มีกลุ่มที่ใช้ได้
check-uncovered-why = { $letter }ไม่ได้กำหนดกลุ่มสำหรับเรื่องเหล่านี้ หรือผู้ดำรงตำแหน่งไม่ได้เป็นสมาชิกของกลุ่มที่ใช้ โปรแกรมจะแนะนำให้สอบถามหน่วยงานเจ้าของ{ $letter }
check-all-covered = ทุกเรื่องมีกลุ่มที่ใช้ได้
check-act = สิ่งที่จะทำ
check-topic = ประเภทงาน
check-roles = ตำแหน่ง
uncovered-all = ทุกตำแหน่ง
uncovered-any-topic = ทุกประเภทงาน

# พิมพ์หรือบันทึกเป็นไฟล์

print-heading = พิมพ์หรือบันทึกเป็นไฟล์
print-document = เอกสาร
print-guideline = ตารางแนวทาง
print-permissions = ตารางสิทธิ
print-memberships = ตารางสมาชิก
print-onboarding = ใบแนะนำสำหรับตำแหน่ง
print-card = บัตรพกพา
print-acknowledgement = ใบรับทราบ
print-letter = { $letter }ต้นเรื่อง
print-coverage = บันทึกขอหารือ
print-role = ตำแหน่ง
print-all-roles = ทุกตำแหน่ง
print-needs-role = โปรดเลือกตำแหน่งสำหรับเอกสารนี้
print-roster = ใส่รายชื่อบุคคลจากทะเบียนกลุ่ม (มีข้อมูลส่วนบุคคล)
print-rows = จำนวนบรรทัดลงชื่อ
print-paper = กระดาษ
print-portrait = แนวตั้ง
print-landscape = แนวนอน
print-do = พิมพ์เอกสารนี้
print-copies = จำนวนชุด
print-printer = เครื่องพิมพ์
print-busy = กำลังดำเนินการ…
print-cancel = ยกเลิก
print-cancelling = กำลังยกเลิก…
print-printed = ส่งไปยังเครื่องพิมพ์แล้ว
print-too-late = ส่งไปยังเครื่องพิมพ์แล้วก่อนที่จะยกเลิก จึงยกเลิกไม่ได้
print-recall = ยกเลิกงานพิมพ์นี้
print-recalled = ยกเลิกงานพิมพ์แล้ว หน้าที่เครื่องพิมพ์รับไปก่อนหน้านี้อาจพิมพ์ออกมา
print-not-recalled = ยกเลิกงานพิมพ์นี้ไม่ได้แล้ว เครื่องพิมพ์อาจพิมพ์ไปแล้ว
print-not-recalled-why = ยกเลิกงานพิมพ์นี้ไม่ได้แล้ว เครื่องพิมพ์อาจพิมพ์ไปแล้ว (คำตอบของบริการพิมพ์: { $detail })
print-is-stopped = เครื่องพิมพ์นี้หยุดอยู่ งานที่สั่งพิมพ์จะรอในคิว
print-is-rejecting = เครื่องพิมพ์นี้ไม่รับงานพิมพ์ในขณะนี้
print-look-again = หาเครื่องพิมพ์
print-closing = กำลังพิมพ์หรือบันทึกอยู่ หน้าต่างจะปิดเมื่อเสร็จ ปิดอีกครั้งเพื่อยกเลิกและปิดทันที
print-save = บันทึกเป็นไฟล์
print-save-do = บันทึก
print-place = ที่เก็บไฟล์
print-choose = เลือกที่เก็บ…
print-ending = รูปแบบเป็นไปตามนามสกุลของไฟล์
print-saved = บันทึกแล้วที่ { $file }
print-exists = มีไฟล์ { $file } อยู่แล้ว
print-replace = เขียนทับไฟล์เดิม
print-open = เปิดไฟล์
print-not-opened = เปิดไฟล์ไม่ได้ เครื่องนี้ไม่มีโปรแกรมสำหรับไฟล์ชนิดนี้
print-making = กำลังจัดหน้า…
print-previous = หน้าก่อน
print-next = หน้าถัดไป
print-smaller = ย่อ
print-larger = ขยาย
print-fit = แสดงทั้งหน้า
print-this = พิมพ์หรือบันทึกเป็นไฟล์

# ตรวจร่าง

screen-draft = ตรวจร่าง
draft-stays = ตรวจในเครื่องนี้เท่านั้น โปรแกรมไม่บันทึกและไม่ส่งข้อความออกจากเครื่อง ข้อความจะหายไปเมื่อปิดหน้าต่าง
draft-field = ข้อความที่จะส่ง
draft-field-hint = วางหรือพิมพ์ข้อความทั้งหมดที่นี่
draft-clear = ล้างข้อความ
draft-longest = โปรแกรมตรวจเฉพาะ { $count } ตัวอักษรแรก
letters-not-shown = แสดงอักษรเหล่านี้ไม่ได้: { $letters }
draft-copy-masked = คัดลอกร่างที่ปกปิดข้อมูลแล้ว
draft-read-again = โปรแกรมตรวจได้เฉพาะรูปแบบที่รู้จัก โปรดอ่านทวนอีกครั้งก่อนส่ง
draft-find = ดูเหตุผลในหน้าหากลุ่ม

# ค้นหาทุกอย่าง

search-group = กลุ่ม
search-role = ตำแหน่ง
search-role-of = ตำแหน่ง: { $role }
search-person = บุคคล: { $role }
search-clause = ข้อความใน{ $letter }: { $place }

dir-my-district = เฉพาะ{ $unit }ของท่าน ({ $district })
