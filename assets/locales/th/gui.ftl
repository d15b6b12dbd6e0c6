# หน้าต่างโปรแกรม

window-title = ตรงกลุ่ม
window-title-editing = { $file } - ตรงกลุ่ม
window-title-unsaved = * { $file } - ตรงกลุ่ม

screen-find = หากลุ่ม
screen-guideline = ตารางแนวทาง
screen-directory = กลุ่มและตำแหน่ง
screen-onboarding = รับตำแหน่งใหม่
screen-letter = { $letter }ต้นเรื่อง
screen-print = พิมพ์
screen-check = ตรวจทะเบียนกลุ่ม

sender = ส่งในนาม
sender-unset = เลือกตำแหน่งก่อน

menu-file = ไฟล์
menu-edit = แก้ไข
menu-view = มุมมอง
menu-help = ช่วยเหลือ

action-open = เปิดทะเบียนกลุ่ม…
action-builtin = ใช้ทะเบียนกลุ่มที่มากับโปรแกรม
action-follow = ติดตามทะเบียนกลุ่มของจังหวัด…
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
action-old-copies = ฉบับก่อนหน้า…
action-language = English
action-digits = เปลี่ยนตัวเลขที่แสดง
action-digits-as-written = ตัวเลข: ตามต้นฉบับ
action-digits-thai = ตัวเลข: ไทย
action-digits-arabic = ตัวเลข: อารบิก
action-system = ใช้สีตามระบบ
action-light = โหมดสว่าง
action-dark = โหมดมืด
action-contrast = ความคมชัดสูง
action-larger = ตัวอักษรใหญ่ขึ้น
action-smaller = ตัวอักษรเล็กลง
action-normal = ตัวอักษรขนาดปกติ
action-palette = ค้นหาทุกอย่าง
action-about = เกี่ยวกับโปรแกรม
action-quit = จบโปรแกรม

palette-hint = พิมพ์ชื่อคำสั่ง กลุ่ม ตำแหน่ง บุคคล หรือข้อความใน{ $letter }
palette-screens = ไปที่หน้า
palette-groups = กลุ่ม
palette-actions = คำสั่ง
palette-found = ในทะเบียนกลุ่มและ{ $letter }
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
editing-copy = สำเนาทะเบียนกลุ่ม
editing-new = ทะเบียนกลุ่มใหม่ ยังไม่ได้ตั้งชื่อ
editing-unsaved = ยังไม่ได้บันทึก
editing-saved = ไม่มีสิ่งที่ต้องบันทึก
editing-saving = กำลังบันทึก…
editing-done = แก้ไขเสร็จแล้ว
editing-not-saved = ยังบันทึกไม่ได้: { $why }
editing-changed-by-others = มีผู้อื่นแก้ไขไฟล์นี้หลังจากที่ท่านเปิด สิ่งที่ท่านแก้ไขยังอยู่ครบ
editing-gone = ไม่พบไฟล์นี้แล้ว อาจถูกย้าย เปลี่ยนชื่อ หรือลบ สิ่งที่ท่านแก้ไขยังอยู่ครบ
editing-unread = ไฟล์นี้เปลี่ยนไปและอ่านไม่ได้ สิ่งที่ท่านแก้ไขยังอยู่ครบ
editing-compare = ดูและเลือก…
note-editing-broken = ทะเบียนกลุ่มที่แก้ไขยังมีข้อผิดพลาด โปรดแก้ข้อผิดพลาดหรือเลิกทำก่อน

change-source = แก้ไขไฟล์เป็นตัวอักษร
change-recovered = สิ่งที่แก้ไขไว้ก่อนโปรแกรมหยุดทำงาน
change-reread = อ่านไฟล์อีกครั้ง
change-restored = ใช้ฉบับก่อนหน้า { $subject }

losing-title = ท่านยังไม่ได้บันทึก
losing-what = สิ่งที่ท่านแก้ไขใน { $file } ยังไม่ได้บันทึก
losing-stay = กลับไปแก้ไขต่อ
losing-save = บันทึก
losing-discard = ไม่บันทึก

save-title = บันทึกทะเบียนกลุ่ม
save-name = ทะเบียนกลุ่ม.ron
save-choose = เลือกที่เก็บ…
save-none = ยังไม่ได้เลือกที่เก็บ ถ้าหน้าต่างเลือกไฟล์ไม่ขึ้น ให้พิมพ์ชื่อไฟล์พร้อมโฟลเดอร์
save-path = หรือพิมพ์ชื่อไฟล์พร้อมโฟลเดอร์
save-taken = มีไฟล์ชื่อนี้อยู่แล้ว
save-replace = บันทึกแทนไฟล์เดิม

compare-title = มีไฟล์สองฉบับที่ไม่ตรงกัน
compare-changed = มีผู้อื่นบันทึกไฟล์ { $file } หลังจากที่ท่านเปิด โปรดเลือกว่าจะใช้ฉบับใด
compare-gone = ไม่พบไฟล์ { $file } แล้ว โปรดเลือกว่าจะบันทึกที่ใด
compare-unread = ไฟล์ { $file } เปลี่ยนไปและอ่านไม่ได้ โปรดเลือกว่าจะบันทึกที่ใด
compare-later = ยังไม่เลือก
compare-elsewhere = บันทึกของท่านเป็นไฟล์อื่น…
compare-mine = บันทึกของท่านแทนไฟล์นั้น
compare-theirs = ใช้ฉบับในไฟล์
compare-head-theirs = ฉบับในไฟล์
compare-head-mine = ฉบับของท่าน
compare-gap = เหมือนกัน { $count } บรรทัด
compare-answers = คำตอบที่ต่างกัน { $count } กรณี
compare-texts = ดูไฟล์ทั้งสองฉบับเป็นตัวอักษร
compare-not-read = สิ่งที่ต่างกันแสดงเป็นตัวอักษรตามไฟล์
compare-only-text = กลุ่ม ข้อกำหนด และคำตอบเหมือนกันทุกอย่าง ส่วนอื่นของไฟล์ต่างกันดังนี้

left-title = มีสิ่งที่แก้ไขไว้และยังไม่ได้บันทึก
left-what = ครั้งก่อนโปรแกรมหยุดทำงานก่อนที่ท่านจะบันทึก
left-open = เปิดเพื่อแก้ไขต่อ
left-open-name = เปิดเพื่อแก้ไขต่อ: { $file }
left-forget = ลบทิ้ง
left-forget-name = ลบทิ้ง: { $file }
left-later = ไว้ภายหลัง

copies-title = ฉบับก่อนหน้า
copies-what = โปรแกรมเก็บไฟล์เดิมไว้ทุกครั้งที่บันทึก เลือกฉบับที่ต้องการนำกลับมา แล้วตรวจดูก่อนบันทึก
copies-none = ยังไม่มีฉบับก่อนหน้า
copies-when = { $day } เวลา { $time } น. ({ $size } กิโลไบต์)

source-what = แก้ไขไฟล์ทะเบียนกลุ่มโดยตรง โปรแกรมตรวจให้ขณะพิมพ์
source-name = ไฟล์ทะเบียนกลุ่ม
source-apply = ใช้สิ่งที่พิมพ์
source-problems = สิ่งที่พบ { $count } ข้อ
source-place = บรรทัด { $line } อักษรตัวที่ { $column }
source-place-name = ไปที่บรรทัด { $line } อักษรตัวที่ { $column }: { $message }

banner-refused = เปิดไฟล์ “{ $file }” ไม่ได้ ยังใช้ข้อมูลเดิมได้ตามปกติ
banner-refused-why = เปิดไฟล์ “{ $file }” ไม่ได้ ({ $why }) ยังใช้ข้อมูลเดิมได้ตามปกติ
banner-look = ดู { $count } จุดที่ผิด
banner-again = อ่านใหม่
banner-convert = แปลงเป็น UTF-8 แล้วเปิด

note-copied = คัดลอกแล้ว: { $text }
note-saved = บันทึกแล้ว: { $file }
note-copy-unreadable = อ่านฉบับก่อนหน้านี้ไม่ได้
note-settings-damaged = ไฟล์ตั้งค่าเสียหาย จึงใช้ค่าเริ่มต้น ไฟล์เดิมเก็บไว้ที่ { $file }
note-settings-unreadable = อ่านไฟล์ตั้งค่าไม่ได้ จึงใช้ค่าเริ่มต้น
note-settings-unwritable = บันทึกการตั้งค่าไม่ได้ การตั้งค่าที่เปลี่ยนจะหายไปเมื่อปิดโปรแกรม
note-other-hangs =
    โปรแกรมที่เปิดอยู่ก่อนไม่ตอบสนอง จึงเปิดหน้าต่างใหม่ให้
    โปรแกรมจะไม่บันทึกการตั้งค่าที่เปลี่ยนในหน้าต่างนี้

about-version = รุ่น { $version }
about-builtin = ทะเบียนกลุ่มที่มากับโปรแกรม
about-data = ข้อมูลตาม{ $letter }{ $reference } ลงวันที่ { $date } ของ{ $province }
about-contact = สอบถามได้ที่ { $unit } { $telephone }
about-licence = เผยแพร่ภายใต้สัญญาอนุญาต MIT หรือ Apache 2.0
about-font = แบบอักษรสารบรรณ (Sarabun) สัญญาอนุญาต SIL Open Font License 1.1 · ไอคอน Phosphor สัญญาอนุญาต MIT
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
find-all = ผลของทั้ง { $count } กลุ่ม พร้อมเหตุผล
find-others = กลุ่มอื่น { $count } กลุ่ม พร้อมเหตุผล
find-copy = คัดลอกชื่อกลุ่ม
find-group-page = ดูข้อปฏิบัติทั้งหมดของกลุ่มนี้
find-condition = เงื่อนไข: { $condition }
find-not-member = ท่านไม่ได้เป็นสมาชิก
find-silent = { $letter }ไม่ได้กล่าวถึงเรื่องนี้สำหรับกลุ่มนี้

guideline-letter = ตาม{ $letter }
guideline-permissions = ตารางสิทธิ
guideline-memberships = ตารางสมาชิก
guideline-role = ตำแหน่ง
guideline-roles = ตำแหน่ง
guideline-act = สิ่งที่จะทำ
guideline-filter = พิมพ์คำเพื่อกรอง
guideline-order = เรียงตามตัวอักษร
guideline-copy = คัดลอกตาราง
cell-fits = ได้
cell-fits-if = มีเงื่อนไข
cell-not-required = ไม่ต้องทำ
cell-silent = ไม่กล่าวถึง
cell-forbidden = ห้าม
guideline-not-member = ไม่เป็น
guideline-member = เป็นสมาชิก
guideline-member-inferred = เป็นสมาชิก (ตีความ)
grid-columns = ใช้ความกว้างคอลัมน์เดิม
grid-copy-cell = คัดลอกช่องนี้
grid-sort = เรียงตาม{ $column }
find-read-from = เข้าใจจากคำว่า { $words } ความมั่นใจ { $sure }%
find-sure = ความมั่นใจ { $sure }%
find-corrected = อาจลืมเปลี่ยนภาษา โปรแกรมอ่านเป็น: { $text }
find-also = และอีกเรื่อง: { $words }
find-or = หรือหมายถึง: { $reading }
action-still = ลดการเคลื่อนไหว
note-still = ลดการเคลื่อนไหวแล้ว
note-moving = ใช้การเคลื่อนไหวตามปกติ
find-inferred = ตีความ: { $reason }
find-again = เริ่มใหม่
find-there = ในกลุ่มนี้ ท่านทำอะไรได้อีก และห้ามทำอะไร
find-browse-topic = หรือเลือกประเภทงาน
find-contact = สอบถามได้ที่ { $unit } { $telephone }

note-not-copied = คัดลอกไม่สำเร็จ อาจมีโปรแกรมอื่นกำลังใช้คลิปบอร์ด โปรดลองอีกครั้ง: { $text }
my-district = { $unit }ของท่าน
my-district-hint = ชื่อ{ $unit }
find-carriers = ใน{ $unit }ของท่าน
