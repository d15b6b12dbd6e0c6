# หน้าต่างโปรแกรม

window-title = ตรงกลุ่ม
language-name = ไทย

screen-find = หากลุ่ม
screen-guideline = ตารางแนวทาง

bar-digits = เปลี่ยนตัวเลข ๑๒๓ / 123
bar-light = พื้นสว่าง
bar-dark = พื้นมืด
bar-loading = กำลังอ่านทะเบียน…

banner-refused = เปิดทะเบียน { $file } ไม่ได้ พบข้อผิดพลาด { $count } แห่ง ยังแสดงทะเบียนเดิมอยู่ · { $first }
banner-place = บรรทัด { $line } ตัวที่ { $column }:

find-role = ฉันคือ
find-any-role = ไม่ระบุตำแหน่ง
find-act = ต้องการ
find-topic = เรื่อง
find-choose-one = เลือก…
find-choose = เลือกสิ่งที่ต้องการทำ แล้วโปรแกรมจะบอกว่าใช้กลุ่มใด เพราะข้อความใดในหนังสือ
find-no-group = ไม่มีกลุ่มให้ใช้
find-others = กลุ่มอื่น และเหตุผล
find-copy = คัดลอกชื่อกลุ่ม
find-readers = ผู้อ่าน: { $roles } { $size }
find-condition = เงื่อนไข: { $condition }
find-not-member = ท่านไม่ใช่สมาชิก
find-silent = หนังสือไม่ได้กล่าวถึงเรื่องนี้ในกลุ่มนี้
find-inferred = อนุมาน: { $reason }
