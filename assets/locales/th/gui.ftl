# หน้าต่างโปรแกรม

window-title = ตรงกลุ่ม

screen-find = หากลุ่ม
screen-guideline = ตารางแนวทาง
screen-directory = กลุ่มและตำแหน่ง
screen-onboarding = รับตำแหน่งใหม่
screen-letter = { $letter }ต้นเรื่อง
screen-print = พิมพ์
screen-check = ตรวจทะเบียนกลุ่ม

menu-file = ไฟล์
menu-edit = แก้ไข
menu-view = มุมมอง
menu-help = ช่วยเหลือ

action-open = เปิดทะเบียนกลุ่ม…
action-builtin = ใช้ทะเบียนกลุ่มที่มากับโปรแกรม
action-reload = โหลดทะเบียนกลุ่มอีกครั้ง
action-edit-mode = แก้ไขทะเบียนกลุ่ม
action-undo = เลิกทำ
action-redo = ทำอีกครั้ง
action-save = บันทึก
action-save-as = บันทึกเป็น…
action-new-copy = สร้างทะเบียนกลุ่มใหม่จากที่เปิดอยู่
action-new-empty = สร้างทะเบียนกลุ่มเปล่า
action-import-letter = สร้างทะเบียนกลุ่มจาก{ $letter }ฉบับใหม่…
action-confirm-rules = ยืนยันข้อกำหนด
action-differences = ดูสิ่งที่เปลี่ยน
action-source = แก้ไขไฟล์ทะเบียนกลุ่มเป็นตัวอักษร
action-old-copies = ไฟล์ก่อนการบันทึก…
action-language = English
action-digits = สลับเลขไทยกับเลขอารบิก
action-system = ใช้สีตามระบบ
action-light = โหมดสว่าง
action-dark = โหมดมืด
action-contrast = ความคมชัดสูง
action-larger = ตัวอักษรใหญ่ขึ้น
action-smaller = ตัวอักษรเล็กลง
action-normal = ตัวอักษรขนาดปกติ
action-palette = ค้นหาทุกอย่าง
action-about = เกี่ยวกับโปรแกรม
action-quit = ออกจากโปรแกรม

palette-hint = พิมพ์ชื่อคำสั่ง กลุ่ม ตำแหน่ง บุคคล หรือข้อความใน{ $letter }
palette-nothing = ไม่พบคำสั่งหรือข้อความนี้

open-choose = เลือกไฟล์…
open-kind = ทะเบียนกลุ่ม
open-path = หรือพิมพ์ชื่อไฟล์พร้อมโฟลเดอร์ แล้วกด Enter
open-recent = เปิดล่าสุด
open-none = ยังไม่ได้เลือกไฟล์ ถ้าหน้าต่างเลือกไฟล์ไม่ขึ้น ให้พิมพ์ชื่อไฟล์พร้อมโฟลเดอร์ หรือลากไฟล์มาวางบนหน้าต่างนี้

bar-working = กำลังเตรียม…
bar-loading = กำลังอ่านทะเบียนกลุ่ม…
bar-cancel = ยกเลิก
bar-dismiss = ปิดข้อความนี้
bar-close = ปิด

editing-undo = เลิกทำ: { $change }
editing-redo = ทำอีกครั้ง: { $change }
editing-copy-of-builtin = สำเนาทะเบียนกลุ่มที่มากับโปรแกรม
note-editing-broken = ทะเบียนกลุ่มที่แก้ไขยังมีข้อผิดพลาด โปรดแก้ข้อผิดพลาดหรือเลิกทำก่อน

banner-refused = เปิดทะเบียนกลุ่ม { $file } ไม่ได้ พบข้อผิดพลาด { $count } แห่ง โปรแกรมยังใช้ทะเบียนเดิม · { $first }
banner-place = บรรทัด { $line } อักษรตัวที่ { $column }:

note-copied = คัดลอกแล้ว: { $text }
note-settings-damaged = ไฟล์ตั้งค่าเสียหาย จึงใช้ค่าเริ่มต้น ไฟล์เดิมเก็บไว้ที่ { $file }
note-settings-unreadable = อ่านไฟล์ตั้งค่าไม่ได้ จึงใช้ค่าเริ่มต้น
note-settings-unwritable = บันทึกการตั้งค่าไม่ได้ การตั้งค่าที่เปลี่ยนจะหายไปเมื่อปิดโปรแกรม
note-other-hangs =
    โปรแกรมที่เปิดอยู่ก่อนไม่ตอบสนอง จึงเปิดหน้าต่างใหม่ให้
    โปรแกรมจะไม่บันทึกการตั้งค่าที่เปลี่ยนในหน้าต่างนี้

about-version = ตรงกลุ่ม รุ่น { $version }
about-builtin = ทะเบียนกลุ่มที่มากับโปรแกรม
about-data = ข้อมูล: { $province } { $reference } ลงวันที่ { $date } ({ $source })
about-licence = เผยแพร่ภายใต้สัญญาอนุญาต MIT หรือ Apache 2.0
about-font = แบบอักษรสารบรรณ (Sarabun) สัญญาอนุญาต SIL Open Font License 1.1
about-libraries = สร้างด้วย egui, eframe, wgpu, ICU4X, RON, Fluent และไลบรารีอื่น ซึ่งใช้สัญญาอนุญาตแบบ MIT, Apache, BSD หรือ Unicode

find-query = ต้องการส่งหรือทราบเรื่องใด
find-query-hint = เช่น น้ำท่วม ถนนขาด
find-role = ตำแหน่งของท่าน
find-any-role = ไม่ระบุตำแหน่ง
find-purpose = จุดประสงค์
find-act = สิ่งที่จะทำ
find-topic = ประเภทงาน
find-to = ผู้รับ
find-not-to = ไม่ให้อ่าน
find-group = กลุ่ม
find-anyone = ไม่ระบุผู้รับ
find-nobody = ไม่ระบุ
find-any-group = ไม่ระบุกลุ่ม
find-day = วันที่
find-any-day = ไม่ระบุวัน
find-choose-one = เลือก…
find-browse = หรือเลือกสิ่งที่จะทำ
find-no-group = ไม่มีกลุ่มที่ท่านใช้ได้เอง
find-all = ผลของทั้ง { $count } กลุ่ม พร้อมเหตุผล
find-others = กลุ่มอื่น { $count } กลุ่ม พร้อมเหตุผล
find-copy = คัดลอกชื่อกลุ่ม
find-copy-key = หรือกด Enter ในช่องพิมพ์
find-copy-contact = คัดลอกข้อมูลติดต่อ
find-group-page = ดูข้อปฏิบัติทั้งหมดของกลุ่มนี้
find-readers = ผู้อ่าน: { $roles }
find-condition = เงื่อนไข: { $condition }
find-not-member = ท่านไม่ได้เป็นสมาชิก
find-silent = { $letter }ไม่ได้กล่าวถึงเรื่องนี้สำหรับกลุ่มนี้
find-inferred = ตีความ: { $reason }
find-not-understood = โปรแกรมยังไม่เข้าใจว่าท่านต้องการทำอะไร โปรดเลือกสิ่งที่จะทำ

guideline-letter = ตาม{ $letter }
guideline-permissions = ตารางสิทธิ
guideline-memberships = ตารางสมาชิก
guideline-role = ตำแหน่ง
guideline-roles = ตำแหน่ง
guideline-act = สิ่งที่จะทำ
guideline-filter = พิมพ์คำเพื่อกรอง
guideline-order = เรียงตามตัวอักษร
guideline-copy = คัดลอกตาราง
guideline-member = เป็นสมาชิก
guideline-member-inferred = เป็นสมาชิก (ตีความ)
grid-columns = ใช้ความกว้างคอลัมน์เดิม
grid-copy-cell = คัดลอกช่องนี้
find-read-from = เข้าใจจากคำว่า { $words } มั่นใจ { $sure } %
find-sure = มั่นใจว่าเข้าใจถูก { $sure } %
find-corrected = อาจลืมเปลี่ยนภาษา โปรแกรมอ่านเป็น: { $text }
find-also = และอีกเรื่อง: { $words }
find-or = หรือหมายถึง: { $reading }
action-still = ลดการเคลื่อนไหว
note-still = ลดการเคลื่อนไหวแล้ว
note-moving = ใช้การเคลื่อนไหวตามปกติ
find-again = เริ่มใหม่
find-there = ในกลุ่มนี้ ท่านทำอะไรได้อีก และห้ามทำอะไร
find-browse-topic = หรือเลือกประเภทงาน
find-contact = สอบถามได้ที่ { $unit } { $telephone }

note-not-copied = คัดลอกไม่สำเร็จ อาจมีโปรแกรมอื่นกำลังใช้คลิปบอร์ด โปรดลองอีกครั้ง: { $text }
my-district = { $unit }ของท่าน
my-district-hint = ชื่อ{ $unit }
find-carriers = ใน{ $unit }ของท่าน
guideline-source = { $reference } ลงวันที่ { $date }
