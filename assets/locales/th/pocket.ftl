# คู่มือฉบับพกพา: หน้าเว็บหน้าเดียวสำหรับโทรศัพท์

pocket-title = คู่มือ{ $group-kind }ฉบับพกพา
pocket-letter = { $letter }{ $reference } ลงวันที่ { $date }
pocket-made = จัดทำเมื่อ { $day }
pocket-serial = ฉบับที่ { $serial }

pocket-role-question = ท่านดำรงตำแหน่งใด
pocket-act-question = ท่านต้องการทำสิ่งใด
pocket-group-question = ท่านต้องการทราบเกี่ยวกับกลุ่มใด
pocket-topic-question = เป็นงานประเภทใด
pocket-asked = สิ่งที่ถาม กดเพื่อเปลี่ยน
pocket-change = เปลี่ยน
pocket-member = ท่านเป็นสมาชิก
pocket-relay = ผู้ที่อาจขอให้ส่งแทน (ข้อเสนอของโปรแกรม)
pocket-unknown = ไม่พบคำตอบของลิงก์นี้ในคู่มือฉบับนี้

pocket-menu = เมนู
pocket-menu-role = ใบแนะนำ
pocket-menu-contact = ติดต่อ
pocket-contact = ติดต่อสอบถาม
pocket-display = การแสดงผล
pocket-dark = พื้นมืด
pocket-large = ตัวอักษรใหญ่
pocket-share = ส่งคำตอบนี้ให้ผู้อื่น
pocket-copied = คัดลอกคำตอบแล้ว วางในไลน์ได้
pocket-not-copied = คัดลอกไม่ได้ เพราะเบราว์เซอร์นี้ไม่อนุญาต

pocket-ended = พ้นกำหนดแล้ว: { $letter }{ $reference } ใช้ถึง { $until } คำตอบในหน้านี้อาจไม่ตรงกับแนวทางปัจจุบัน โปรดสอบถาม{ $contact }
pocket-not-yet = ยังไม่ถึงวันใช้: { $letter }{ $reference } ใช้ตั้งแต่ { $from }
pocket-superseded = คู่มือฉบับนี้พ้นกำหนดแล้ว โปรดขอฉบับปัจจุบันจาก{ $contact }
pocket-aged = คู่มือฉบับนี้จัดทำไว้เกินหนึ่งปีแล้ว โปรดสอบถาม{ $contact }ว่ามีฉบับใหม่หรือไม่

pocket-plain = หน้านี้แสดงเฉพาะตาราง เพราะโปรแกรมที่เปิดไฟล์นี้ไม่ให้หน้าเว็บทำงาน หากต้องการเลือกตำแหน่งและสิ่งที่จะทำ โปรดเปิดไฟล์นี้ด้วยเบราว์เซอร์
pocket-legend = – คือ { $letter }ไม่ได้กล่าวถึง · * คือ ไม่ได้เป็นสมาชิกของกลุ่มนั้น · เงื่อนไขอยู่ในตารางแนวทาง
pocket-short-fits = ได้
pocket-short-fits-if = มีเงื่อนไข
pocket-short-not-required = ไม่ต้อง
pocket-short-silent = –
pocket-short-forbidden = ห้าม

# ในหน้าพิมพ์ และทางบรรทัดคำสั่ง
print-pocket = คู่มือฉบับพกพา
pocket-what = หน้าเว็บหน้าเดียว เปิดด้วยเบราว์เซอร์ของโทรศัพท์ได้โดยไม่ต้องต่ออินเทอร์เน็ต เลือกตำแหน่ง สิ่งที่จะทำ และประเภทงาน แล้วเห็นกลุ่มที่ใช้พร้อมข้อความใน{ $letter } มีทั้งภาษาไทยและภาษาอังกฤษ ไม่มีข้อมูลส่วนบุคคล
pocket-send = วิธีส่ง: บันทึกเป็นไฟล์ แล้วส่งไฟล์ในไลน์เหมือนส่งเอกสาร ผู้รับบันทึกไฟล์ลงเครื่องแล้วเปิดด้วยเบราว์เซอร์
pocket-large-file = คู่มือมีขนาด { $size } กิโลไบต์ ใหญ่กว่า { $limit } กิโลไบต์ โทรศัพท์บางเครื่องอาจเปิดช้า
pocket-not-html = คู่มือฉบับพกพาบันทึกได้เป็น .html เท่านั้น แต่ไฟล์ที่ใส่คือ { $file }
