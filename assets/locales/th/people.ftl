# บุคคล: ไฟล์รายชื่อ การนำเข้า และการตรวจสมาชิกของกลุ่มกับหนังสือ

people-file-head = รายชื่อบุคคลของหน่วยงาน จากโปรแกรมตรงกลุ่ม โปรดเก็บไว้เฉพาะผู้ที่ต้องใช้

problem-people-empty = ไฟล์ว่าง ไม่มีรายชื่อบุคคล
problem-people-empty-hint = นำเข้ารายชื่อด้วย trongklum people import หรือกู้ไฟล์จากที่สำรองไว้
problem-people-date = อ่านเป็นวันที่ไม่ได้
problem-people-date-hint = เขียนวัน เดือน ปี เช่น "๑ ตุลาคม ๒๕๖๘" หรือ "1/10/2568"
problem-people-role = ทะเบียนกลุ่มไม่มีตำแหน่งที่ใช้รหัสนี้
problem-people-role-hint = เขียนรหัสของตำแหน่ง หรือย้ายข้อความไปที่ post
problem-people-role-hint-near = หมายถึง { $near } หรือไม่
problem-people-group = ทะเบียนกลุ่มไม่มีกลุ่มที่ใช้รหัสนี้
problem-people-group-hint = เขียนรหัสของกลุ่ม
problem-people-group-hint-near = หมายถึง { $near } หรือไม่
problem-people-ends-before-start = วันสุดท้ายอยู่ก่อนวันแรก
problem-people-ends-before-start-hint = ตรวจ since และ until
problem-people-twice = บุคคลนี้มีอยู่แล้วที่บรรทัด { $line } ในตำแหน่งเดียวกัน
problem-people-twice-hint = เก็บไว้รายการเดียว

people-refused-form = ไม่รู้จักรูปแบบของไฟล์นี้ โปรดใช้ไฟล์ .xlsx .xls .ods .csv .tsv .txt .html หรือ .docx
people-refused-too-many-cells = รายชื่อมีเกิน { $count } ช่อง โปรดแบ่งเป็นหลายไฟล์

people-column-number = ลำดับที่
people-column-title = คำนำหน้า
people-column-name = ชื่อและนามสกุล
people-column-given-name = ชื่อ
people-column-family-name = นามสกุล
people-column-post = ตำแหน่ง
people-column-district = อำเภอ
people-column-agency = หน่วยงาน
people-column-telephone = โทรศัพท์
people-column-line = ชื่อในไลน์
people-column-since = ดำรงตำแหน่งตั้งแต่
people-column-until = ดำรงตำแหน่งถึง
people-column-acting = รักษาราชการแทน
people-column-order = คำสั่ง
people-column-acting-since = รักษาราชการแทนตั้งแต่
people-column-acting-until = รักษาราชการแทนถึง
people-column-nickname = ชื่อเล่น
people-column-acknowledged = วันที่รับทราบหนังสือ
people-column-signature = ลายมือชื่อ
people-column-date = วันที่
people-column-other = ไม่ใช้

people-field-title = คำนำหน้า
people-field-role = ตำแหน่ง
people-field-post = ตำแหน่ง
people-field-district = อำเภอ
people-field-agency = หน่วยงาน
people-field-telephone = โทรศัพท์
people-field-line = ชื่อในไลน์
people-field-since = ดำรงตำแหน่งตั้งแต่
people-field-until = ดำรงตำแหน่งถึง
people-field-groups = กลุ่ม
people-field-nickname = ชื่อเล่น
people-field-acknowledged = วันที่รับทราบหนังสือ

people-row-no-names = แผ่นงานนี้ไม่มีช่องชื่อ จึงไม่ได้นำเข้า
people-row-no-name = แถวนี้ไม่มีชื่อ จึงไม่ได้นำเข้า
people-row-unknown-post = ทะเบียนกลุ่มไม่มีตำแหน่งนี้ เก็บไว้ตามที่เขียน
people-row-unknown-acting = ทะเบียนกลุ่มไม่มีตำแหน่งที่รักษาราชการแทน จึงไม่ได้นำเข้า
people-row-no-date = อ่านเป็นวันที่ไม่ได้ จึงไม่ได้นำเข้า
people-row-odd-telephone = ไม่เหมือนหมายเลขโทรศัพท์ เก็บไว้ตามที่เขียน
people-row-below-table = อยู่ใต้ตารางและมีช่องเดียว จึงไม่ได้นำเข้า
people-row-unknown-group = ทะเบียนกลุ่มไม่มีกลุ่มชื่อนี้ จึงไม่ได้นำเข้าว่าผู้ใดเข้ากลุ่ม โปรดระบุกลุ่มด้วย --group
people-row-unknown-writers = ไฟล์ไม่ได้แยกชื่อผู้เขียนกับข้อความ จึงอ่านเฉพาะผู้ที่เข้า ออก หรือถูกนำออก
people-row-ambiguous = ในไฟล์มีผู้ใช้ชื่อนี้หลายคน และไม่ทราบว่าหมายถึงผู้ใด จึงไม่ได้แก้ไข
people-row-kept = บรรทัด { $line } มีค่าอื่นอยู่แล้ว จึงคงไว้: { $field }
people-row-kept-above = แถวก่อนหน้ามีค่าอื่น จึงคงไว้: { $field }
people-row-near = ชื่อสะกดใกล้เคียงกับบรรทัด { $line } เก็บไว้ทั้งสองรายการ โปรดตรวจว่าเป็นบุคคลเดียวกันหรือไม่
people-row-near-row = ชื่อสะกดใกล้เคียงกับแถว { $row } เก็บไว้ทั้งสองรายการ โปรดตรวจว่าเป็นบุคคลเดียวกันหรือไม่
people-place-row = แถว { $row }
people-place-cell = แถว { $row } ช่อง { $column }

people-import-done = { $file }: เพิ่ม { $added } คน เติมข้อมูล { $changed } คน ไม่เปลี่ยนแปลง { $unchanged } คน
people-import-look = ควรตรวจ

people-audit-head = { $group } ณ วันที่ { $day }
people-audit-count = สมาชิก { $count } คน
people-audit-count-stated = สมาชิก { $count } คน หนังสือระบุ { $stated } คน
people-audit-count-about = สมาชิก { $count } คน หนังสือระบุประมาณ { $stated } คน
people-audit-seats = { $role }: { $present } จาก { $seats } คน
people-audit-seats-exceeded = { $role }: { $present } จาก { $seats } คน มีผู้ดำรงตำแหน่งนี้มากกว่าจำนวนตำแหน่ง
people-audit-fine = สมาชิกตรงตามหนังสือทุกคน
people-audit-not-entitled = สมาชิกที่ไม่มีรายชื่อตามหนังสือ ({ $count } คน)
people-audit-missing = ขาด ({ $count } คน)
people-audit-unknown = สมาชิกที่ไม่รู้จัก ({ $count } คน)
people-audit-twice = มีในรายชื่อมากกว่าหนึ่งครั้ง ({ $count } คน)
people-audit-member = { $name } (แถว { $row }): { $role } · { $place }
people-audit-row = { $name } (แถว { $row })
people-audit-until = ดำรงตำแหน่งถึง { $day }
people-audit-no-role = ไม่มีตำแหน่งในทะเบียนกลุ่ม
people-audit-near = สะกดใกล้เคียง: { $names }
people-audit-acting = { $name } (รักษาราชการแทน)
people-audit-nobody = ไม่มีผู้ดำรงตำแหน่งในรายชื่อ
people-audit-nobody-several = อีก { $count } คน ไม่มีผู้ดำรงตำแหน่งในรายชื่อ
people-audit-post = { $role } { $district }

people-not-opened = อ่าน { $file } ไม่ได้: { $reason }
people-not-opened-too-large = { $file } ใหญ่เกินไปสำหรับไฟล์รายชื่อบุคคล
people-not-opened-no-text = { $file } ไม่ใช่ไฟล์ข้อความ
people-not-opened-locked = { $file } เข้ารหัสไว้ ต้องใช้รหัสผ่าน
people-not-opened-wrong = เปิด { $file } ไม่ได้ รหัสผ่านไม่ถูกต้อง หรือไฟล์เสียหาย
people-not-opened-damaged = เปิด { $file } ไม่ได้ ไฟล์เสียหายหรือไม่ครบ โปรดใช้ฉบับก่อนหน้าหรือไฟล์ที่สำรองไว้
people-not-opened-other-key = เปิด { $file } ไม่ได้ ไฟล์นี้ไม่ได้เข้ารหัสด้วยรหัสผ่าน
people-not-opened-work = เปิด { $file } ไม่ได้ เพราะการเข้ารหัสของไฟล์นี้ใช้หน่วยความจำมากเกินไป
people-passphrase-short = รหัสผ่านสั้นเกินไป โปรดใช้อย่างน้อย ๘ ตัวอักษร

people-change-new = ดำรงตำแหน่ง
people-change-changed = เปลี่ยนตำแหน่ง
people-change-acting = รักษาราชการแทน
people-change-ending = จะพ้นจากตำแหน่ง
people-change-ended = พ้นจากตำแหน่งแล้ว
people-change-none = ไม่มีตำแหน่งในทะเบียนกลุ่ม
people-post-own = { $role }
people-post-acting = รักษาราชการแทน{ $role }
people-post-former = เดิม: { $role }
people-post-order = ตามคำสั่งที่ { $order }
people-post-since = ตั้งแต่ { $day }
people-post-until = ถึง { $day }
people-move-join = เข้ากลุ่ม { $group }
people-move-leave = ออกจากกลุ่ม { $group }
people-move-read = อ่านแนวทางการใช้{ $group-kind }
people-move-sign = ลงชื่อรับทราบหนังสือ
people-move-hand-over-successor = ส่งมอบงานในกลุ่ม { $group } แก่ { $to } ผู้ดำรงตำแหน่งต่อ
people-move-hand-over-acting = ส่งมอบงานในกลุ่ม { $group } แก่ { $to } ผู้รักษาราชการแทน
people-move-hand-over-colleagues = ส่งมอบงานในกลุ่ม { $group } แก่ผู้ดำรงตำแหน่งเดียวกัน ซึ่งได้แก่ { $to }
people-move-hand-over-letter = ส่งมอบงานในกลุ่ม { $group } แก่ผู้ที่จะดำรงตำแหน่งต่อ หนังสือให้ { $to } เป็นผู้เพิ่มและนำสมาชิกออก
people-move-hand-over-unknown = ส่งมอบงานในกลุ่ม { $group } แก่ผู้ที่จะดำรงตำแหน่งต่อ ซึ่งยังไม่มีในรายชื่อ
people-move-now = ยังไม่ได้ทำ
people-move-due = ตั้งแต่วันที่ { $day }
people-move-done = ทำแล้ว { $day }
people-move-done-undated = ทำแล้ว
people-moves-head = { $name }: { $change }
people-moves-none = ไม่มีกลุ่มที่ต้องเข้าหรือออก
people-moves-nobody = ไม่มีผู้ใดต้องเข้าหรือออกจากกลุ่ม

people-office = { $name } ({ $people } คน)
people-office-with-holes = { $name } ({ $people } คน ว่าง { $empty } ตำแหน่ง)
people-office-empty = ว่าง { $count } ตำแหน่ง
people-office-ended = { $name } (พ้นจากตำแหน่งแล้ว)
people-office-unnamed = อีก { $count } แห่งยังไม่มีรายชื่อ

people-acknowledged-head = การรับทราบ{ $letter } { $reference }
people-acknowledged-missing = ยังไม่รับทราบ ({ $count } คน)
people-acknowledged-signed = รับทราบแล้ว ({ $count } คน)

cli-people-about = ดูแลไฟล์รายชื่อบุคคล: นำเข้า ตรวจสมาชิกของกลุ่ม เข้าและออกจากกลุ่ม การรับทราบหนังสือ และการเข้ารหัส
cli-people-usage =
    people import <รายชื่อ> --to <ไฟล์> [--group <กลุ่ม>] [--json]
    people audit <รายชื่อ> --group <กลุ่ม> [--people <ไฟล์>] [--on <วันที่>] [--json]
    people moves <ไฟล์> [--person <ชื่อ>] [--to <เอกสาร>] [--on <วันที่>] [--json]
    people acknowledged <ไฟล์> [--district <อำเภอ>] [--to <เอกสาร>] [--json]
    people organisation <ไฟล์> [--on <วันที่>] [--json]
    people encrypt <ไฟล์> [--passphrase-file <ไฟล์>]
    people decrypt <ไฟล์> [--passphrase-file <ไฟล์>]
cli-people-more =
    รายชื่อเป็นไฟล์ .xlsx .xls .ods .csv .tsv .txt .html หรือ .docx หรือประวัติการแชทที่บันทึกจากไลน์ โปรแกรมหาช่องจากหัวตาราง
    import ไม่ลบสิ่งที่มีอยู่ในไฟล์ ค่าที่ต่างกันจะแจ้งและคงไว้ ชื่อที่สะกดใกล้เคียงกันจะแจ้ง ไม่ถือว่าเป็นบุคคลเดียวกัน
    audit แจ้งผู้ที่ขาด ผู้ที่ไม่มีรายชื่อตามหนังสือ ผู้ที่ไม่รู้จัก และผู้ที่มีสองครั้ง ณ วันที่ของ --on รายชื่อบุคคลมาจาก --people จากรายชื่อเองถ้าเป็นไฟล์รายชื่อบุคคล หรือจากทะเบียนกลุ่ม ถ้าไม่มี ใช้ตำแหน่งในรายชื่อ ผู้รักษาราชการแทนนับเป็นตำแหน่งที่รักษาราชการแทน รหัสจบเป็น 1 ถ้ามีสิ่งที่ควรตรวจ
    moves แจ้งกลุ่มที่บุคคลต้องเข้า ออก และส่งมอบงาน ตามลำดับ พร้อมข้อความในหนังสือ ถ้าไม่ระบุ --person จะแจ้งทุกคนที่ยังมีสิ่งที่ต้องทำ --to เขียนเป็นเอกสาร รหัสจบเป็น 1 ถ้ายังมีสิ่งที่ต้องทำ
    acknowledged แจ้งผู้ที่รับทราบหนังสือแล้วและผู้ที่ยังไม่รับทราบ --to เขียนใบรับทราบพร้อมรายชื่อ เมื่อลงชื่อหรือวันที่ในไฟล์ .xlsx หรือ .csv แล้ว import จะอ่านกลับเข้ามา รหัสจบเป็น 1 ถ้ายังมีผู้ที่ไม่รับทราบ
    organisation แสดงตำแหน่งและผู้ดำรงตำแหน่งของจังหวัด หน่วยงาน และอำเภอ พร้อมตำแหน่งที่ว่างตามทะเบียนกลุ่ม
    encrypt เข้ารหัสไฟล์รายชื่อบุคคลด้วยรหัสผ่าน ฉบับก่อนหน้าจะเข้ารหัสห้าฉบับล่าสุดและลบฉบับที่เก่ากว่า decrypt เปลี่ยนกลับ ไฟล์ที่เข้ารหัสแล้วใช้กับทุกงานได้ และเปิดด้วยโปรแกรม age ได้ รหัสผ่านอ่านจาก --passphrase-file ถ้าไม่ระบุ โปรแกรมจะถาม และไม่แสดงรหัสผ่านขณะพิมพ์ ถ้าลืมรหัสผ่าน จะเปิดไฟล์ไม่ได้อีก
cli-people-examples =
    people import รายชื่อ.xlsx --to บุคคล.ron
    people audit สมาชิก.txt --group executives --people บุคคล.ron
    people moves บุคคล.ron --person "บุคคลตัวอย่าง" --to รายการ.pdf
    people acknowledged บุคคล.ron --district พังโคน --to ใบรับทราบ.xlsx
    people encrypt บุคคล.ron --passphrase-file รหัสผ่าน.txt
cli-value-people-task = งาน
cli-arg-people-task = งาน: import, audit, moves, acknowledged, organisation, encrypt หรือ decrypt
cli-value-people-list = รายชื่อ
cli-arg-people-list = รายชื่อบุคคลหรือสมาชิก หรือไฟล์รายชื่อบุคคล
cli-value-people-out = ไฟล์
cli-arg-people-out = ไฟล์รายชื่อบุคคลที่จะเพิ่มลงไป หรือเอกสารที่จะเขียน
cli-value-people-person = ชื่อ
cli-arg-people-person = บุคคลที่ถาม
cli-value-people-passphrase = ไฟล์
cli-arg-people-passphrase = ไฟล์ที่บรรทัดแรกเป็นรหัสผ่าน หรือ - เพื่ออ่านบรรทัดแรกจาก stdin ซึ่งไม่แสดงขณะพิมพ์
cli-value-people-group = กลุ่ม
cli-arg-people-group = กลุ่มที่จะตรวจ หรือกลุ่มของประวัติการแชท
cli-value-people-file = ไฟล์
cli-arg-people-file = ไฟล์รายชื่อบุคคลที่รู้จัก
cli-people-needs-to = people import ต้องมี --to <ไฟล์> คือไฟล์รายชื่อบุคคลที่จะเพิ่มลงไป
cli-people-needs-group = people audit ต้องมี --group <กลุ่ม>
cli-people-writes-nothing = people { $task } ไม่เขียนไฟล์ โปรดตัด --to ออก
cli-people-nobody = { $file }: ไม่มีแถวใดมีชื่อบุคคล โปรดตรวจว่าเลือกไฟล์ถูกต้อง
cli-people-nobody-known = ไม่มีรายชื่อบุคคลที่รู้จัก จึงตรวจได้เฉพาะแถวที่ระบุตำแหน่ง โปรดระบุไฟล์รายชื่อบุคคลด้วย --people
cli-people-invalid = ใช้ { $file } ไม่ได้:
cli-people-needs-person = people moves --to ต้องมี --person <ชื่อ>
cli-people-no-person = ในไฟล์ไม่มีผู้ใดตรงกับ --person
cli-people-several-persons = ในไฟล์มีหลายคนที่ตรงกับ --person: บรรทัด { $lines } โปรดระบุชื่อและนามสกุลให้ครบ
cli-people-needs-passphrase = ต้องมี --passphrase-file <ไฟล์> หรือ --passphrase-file - เพื่ออ่านจาก stdin
cli-people-no-passphrase = { $file }: บรรทัดแรกไม่มีรหัสผ่าน
cli-people-locked = ระบุรหัสผ่านด้วย --passphrase-file <ไฟล์> หรือ --passphrase-file - เพื่ออ่านจาก stdin
cli-people-ask = รหัสผ่านของ { $file }:
cli-people-ask-new = ตั้งรหัสผ่านของ { $file }:
cli-people-nothing-typed = ไม่ได้พิมพ์รหัสผ่าน
cli-people-in-the-clear = { $file } ไม่ได้เข้ารหัส และจะเก็บไว้เช่นเดิม เข้ารหัสได้ด้วย people encrypt
cli-people-encrypted = เข้ารหัส { $file } แล้ว โปรดเก็บรหัสผ่านไว้ให้ดี ถ้าลืมจะเปิดไฟล์ไม่ได้อีก
cli-people-encrypted-already = { $file } เข้ารหัสไว้แล้ว
cli-people-decrypted = { $file } ไม่เข้ารหัสแล้ว
cli-people-decrypted-already = { $file } ไม่ได้เข้ารหัส
cli-people-would-lose = { $file }: ไม่ได้เขียนไฟล์ เพราะจะมีรายชื่อหายไป โปรดตรวจไฟล์ด้วยโปรแกรมแก้ไขข้อความ
cli-people-changed = { $file }: ไม่ได้เขียนไฟล์ เพราะไฟล์เปลี่ยนไประหว่างนั้น โปรดลองอีกครั้ง
