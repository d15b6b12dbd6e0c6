# หน้าต่างโปรแกรม

window-title = ตรงกลุ่ม

screen-find = หากลุ่ม
screen-guideline = ตารางแนวทาง
screen-directory = ทะเบียน
screen-onboarding = เริ่มงาน
screen-letter = หนังสือต้นเรื่อง
screen-print = พิมพ์
screen-check = ตรวจทะเบียน

menu-file = ไฟล์
menu-view = มุมมอง
menu-help = ช่วยเหลือ

action-open = เปิดทะเบียน…
action-builtin = ใช้ทะเบียนที่มากับโปรแกรม
action-reload = อ่านทะเบียนใหม่
action-language = English
action-digits = สลับเลขไทยกับเลขอารบิก
action-system = สีตามระบบ
action-light = พื้นสว่าง
action-dark = พื้นมืด
action-contrast = ความคมชัดสูง
action-larger = ตัวอักษรใหญ่ขึ้น
action-smaller = ตัวอักษรเล็กลง
action-normal = ตัวอักษรขนาดปกติ
action-palette = ค้นหาคำสั่งและทะเบียน
action-about = เกี่ยวกับโปรแกรม
action-quit = ออกจากโปรแกรม

palette-hint = พิมพ์ชื่อคำสั่ง กลุ่ม ตำแหน่ง บุคคล หรือถ้อยคำในหนังสือ
palette-nothing = ไม่พบคำสั่งหรือข้อความนี้

open-choose = เลือกไฟล์…
open-kind = ทะเบียน
open-path = หรือพิมพ์ที่อยู่ของไฟล์ แล้วกด Enter
open-recent = เปิดล่าสุด
open-none = ยังไม่ได้เลือกไฟล์ ถ้าหน้าต่างเลือกไฟล์ไม่ขึ้น ให้พิมพ์ที่อยู่ของไฟล์ หรือลากไฟล์มาวางบนหน้าต่างนี้

bar-working = กำลังเตรียม…
bar-loading = กำลังอ่านทะเบียน…
bar-cancel = ยกเลิก
bar-dismiss = ปิดข้อความนี้
bar-close = ปิด

banner-refused = เปิดทะเบียน { $file } ไม่ได้ พบข้อผิดพลาด { $count } แห่ง ยังแสดงทะเบียนเดิมอยู่ · { $first }
banner-place = บรรทัด { $line } ตัวที่ { $column }:

note-copied = คัดลอกแล้ว: { $text }
note-settings-damaged = ไฟล์ตั้งค่าเสียหาย จึงใช้ค่าเริ่มต้น ไฟล์เดิมเก็บไว้ที่ { $file }
note-settings-unreadable = อ่านไฟล์ตั้งค่าไม่ได้ จึงใช้ค่าเริ่มต้น
note-settings-unwritable = บันทึกการตั้งค่าไม่ได้ การเปลี่ยนแปลงจะอยู่จนปิดโปรแกรมเท่านั้น
note-other-hangs =
    โปรแกรมที่เปิดอยู่ก่อนไม่ตอบสนอง จึงเปิดหน้าต่างใหม่ให้
    การตั้งค่าที่เปลี่ยนในหน้าต่างนี้จะไม่ถูกบันทึก

about-version = ตรงกลุ่ม รุ่น { $version }
about-builtin = ทะเบียนที่มากับโปรแกรม
about-data = ข้อมูล: { $province } { $reference } ลงวันที่ { $date } ({ $source })
about-licence = เผยแพร่ภายใต้สัญญาอนุญาต MIT หรือ Apache 2.0
about-font = แบบอักษรสารบรรณ (Sarabun) สัญญาอนุญาต SIL Open Font License 1.1
about-libraries = สร้างด้วย egui, eframe, wgpu, ICU4X, RON, Fluent และไลบรารีอื่น ซึ่งใช้สัญญาอนุญาตแบบ MIT, Apache, BSD หรือ Unicode

find-query = จะส่งเรื่องอะไร หรืออยากรู้อะไร
find-query-hint = เช่น น้ำท่วม ถนนขาด
find-role = ฉันคือ
find-any-role = ไม่ระบุตำแหน่ง
find-purpose = ความต้องการ
find-act = การกระทำ
find-topic = เรื่อง
find-to = ผู้รับ
find-group = กลุ่ม
find-anyone = ไม่ระบุผู้รับ
find-any-group = ไม่ระบุกลุ่ม
find-choose-one = เลือก…
find-browse = หรือเลือกสิ่งที่จะทำ
find-no-group = ไม่มีกลุ่มให้ใช้
find-all = ผลของแต่ละกลุ่ม ({ $count }) และเหตุผล
find-others = กลุ่มอื่น { $count } กลุ่ม และเหตุผล
find-copy = คัดลอกชื่อกลุ่ม
find-copy-key = กด Enter ในช่องพิมพ์ก็ได้
find-copy-contact = คัดลอกเบอร์ติดต่อ
find-group-page = ดูข้อปฏิบัติทั้งหมดของกลุ่มนี้
find-readers = ผู้อ่าน: { $roles }
find-condition = เงื่อนไข: { $condition }
find-not-member = ท่านไม่ใช่สมาชิก
find-silent = หนังสือไม่ได้กล่าวถึงเรื่องนี้ในกลุ่มนี้
find-inferred = อนุมาน: { $reason }
find-not-understood = ยังไม่เข้าใจว่าจะทำอะไร โปรดเลือกสิ่งที่จะทำ

guideline-letter = ตามหนังสือ
guideline-permissions = ทำอะไรได้ในกลุ่มใด
guideline-memberships = ใครอยู่กลุ่มใด
guideline-role = ตำแหน่ง
guideline-roles = ตำแหน่ง
guideline-act = การกระทำ
guideline-filter = กรอง
guideline-order = เรียงตามตัวอักษร
guideline-copy = คัดลอกตาราง
guideline-member = เป็นสมาชิก
guideline-member-inferred = เป็นสมาชิก (อนุมาน)
grid-columns = คืนความกว้างคอลัมน์เดิม
grid-copy-cell = คัดลอกช่องนี้
find-corrected = พิมพ์ผิดภาษา เข้าใจว่า: { $text }
find-also = และอีกเรื่อง: { $words }
find-or = หรือหมายถึง: { $reading }
action-still = ลดการเคลื่อนไหว
note-still = ลดการเคลื่อนไหวแล้ว
note-moving = ใช้การเคลื่อนไหวตามปกติ
find-again = เริ่มใหม่
find-there = ในกลุ่มนี้ ท่านทำอะไรได้อีก และห้ามทำอะไร
find-browse-topic = หรือเลือกเรื่อง
find-contact = สอบถามได้ที่ { $unit } { $telephone }

note-not-copied = คัดลอกไม่สำเร็จ โปรแกรมอื่นอาจใช้คลิปบอร์ดอยู่ ลองอีกครั้ง: { $text }
my-district = อำเภอของฉัน
my-district-hint = ชื่ออำเภอ
find-carriers = ในอำเภอของท่าน
guideline-source = { $reference } ลงวันที่ { $date }
