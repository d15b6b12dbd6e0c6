# เอกสารที่พิมพ์หรือบันทึกเป็นไฟล์

document-source = ที่มา: { $letter }{ $reference } ลงวันที่ { $date }
document-source-from = ที่มา: { $letter }{ $reference } ลงวันที่ { $date } ใช้ตั้งแต่ { $from }
document-source-until = ที่มา: { $letter }{ $reference } ลงวันที่ { $date } ใช้ถึง { $until }
document-source-from-until = ที่มา: { $letter }{ $reference } ลงวันที่ { $date } ใช้ตั้งแต่ { $from } ถึง { $until }
in-force-not-yet = ยังไม่ถึงวันใช้: { $letter }{ $reference } ลงวันที่ { $date } ใช้ตั้งแต่ { $from } วันที่ถามคือ { $on }
in-force-ended = พ้นกำหนดแล้ว: { $letter }{ $reference } ลงวันที่ { $date } ใช้ถึง { $until } วันที่ถามคือ { $on }
document-page = หน้า { $page } จาก { $pages }

document-permissions = สิ่งที่{ $role } ทำได้ในแต่ละกลุ่ม
document-permissions-all = สิ่งที่แต่ละตำแหน่งทำได้ในแต่ละกลุ่ม
document-memberships = ตำแหน่งที่เป็นสมาชิกของแต่ละกลุ่ม
document-act = สิ่งที่จะทำ
document-topic = ประเภทงาน
document-role = ตำแหน่ง
document-group = กลุ่ม
document-member = เป็นสมาชิก
document-member-inferred = เป็นสมาชิก (ตีความ)
document-member-grounds = { $group }: { $role } – สมาชิกตามการตีความ: { $grounds }
document-not-member = ไม่ได้เป็นสมาชิก

document-onboarding = แนวทางการใช้{ $group-kind }สำหรับ{ $role }
document-card = { $group-kind }ของ{ $role }
document-no-groups = { $letter }ไม่ได้กำหนดให้{ $role } เป็นสมาชิกของกลุ่มใด
document-group-and-how = กลุ่ม และวิธีเข้ากลุ่ม
document-may = ทำได้
document-must-not = ห้ามทำ / ไม่ต้องทำ
document-need-not = ไม่ต้องทำ
document-condition = (เมื่อ{ $condition })
document-conditional = (มีเงื่อนไข)
document-read-only = เพื่อรับทราบ
document-clauses = ข้อความใน{ $letter }
document-duties = หน้าที่ของ{ $unit }ตาม{ $letter }
document-checklist = สิ่งที่ต้องทำในสัปดาห์แรก
document-codes = สแกนเพื่อเข้ากลุ่ม
document-ask = หากมีข้อสงสัย โปรดสอบถาม{ $contact }

document-acknowledgement = ใบรับทราบแนวทางการใช้{ $group-kind }
document-acknowledge-why = ตาม{ $letter }{ $reference } ลงวันที่ { $date } เรื่อง { $subject } ขอให้{ $unit }แจ้งบุคลากรในสังกัดทราบและถือปฏิบัติ สรุปแนวทางได้ดังนี้
document-acknowledge = ข้าพเจ้าได้รับทราบแนวทางข้างต้นแล้ว และจะถือปฏิบัติ จึงลงลายมือชื่อไว้เป็นหลักฐาน
document-number = ที่
document-name = ชื่อ-สกุล
document-post = ตำแหน่ง
document-signature = ลายมือชื่อ
document-date = วันที่
document-moves = รายการเข้าและออกจาก{ $group-kind }
document-to-do = สิ่งที่ต้องทำ
document-how-and-clause = วิธีการและข้อความในหนังสือ
document-due = กำหนด
document-done = วันที่ทำ

document-remarks = ข้อสังเกตของโปรแกรม (ไม่ใช่ข้อความใน{ $letter })
document-beside-the-table = ข้อมูลประกอบจากทะเบียนกลุ่ม

document-memo = บันทึกข้อความ (ร่าง)
document-memo-office = ส่วนราชการ
document-memo-number = ที่
document-memo-date = วันที่
document-memo-subject = ขอหารือแนวทางการใช้ช่องทางการสื่อสารผ่าน{ $group-kind }
document-memo-why = ตาม{ $letter }{ $reference } ลงวันที่ { $date } เรื่อง { $subject } ได้แจ้งแนวทางให้{ $unit }ทราบและถือปฏิบัติ นั้น
document-memo-found = { $unit }ได้ตรวจสอบแนวทางดังกล่าวแล้ว พบว่าเรื่องต่อไปนี้ยังไม่มีกลุ่มที่ผู้ส่งเป็นสมาชิกและใช้ส่งได้
document-memo-ask = จึงเรียนมาเพื่อโปรดพิจารณากำหนดกลุ่มสำหรับเรื่องดังกล่าว หากไม่ประสงค์ให้ใช้{ $group-kind } ขอความกรุณาแจ้งให้ทราบด้วย
document-memo-nothing = { $unit }ได้ตรวจสอบแนวทางดังกล่าวแล้ว พบว่าทุกเรื่องมีกลุ่มที่ผู้ส่งเป็นสมาชิกและใช้ส่งได้

print-no-spooler = พิมพ์ไม่ได้ เพราะเครื่องนี้ไม่มีบริการพิมพ์ หรือบริการพิมพ์ไม่ทำงาน โปรดบันทึกเป็นไฟล์ PDF แล้วพิมพ์จากเครื่องอื่น
print-no-printer = พิมพ์ไม่ได้ เพราะไม่มีเครื่องพิมพ์ หรือไม่ได้ตั้งเครื่องพิมพ์เริ่มต้น โปรดเพิ่มเครื่องพิมพ์ในระบบ หรือบันทึกเป็นไฟล์ PDF แทน
print-no-such-printer = ไม่มีเครื่องพิมพ์ชื่อ { $detail }
print-rejecting = เครื่องพิมพ์ { $detail } ไม่รับงานพิมพ์ในขณะนี้ โปรดเลือกเครื่องพิมพ์อื่น หรือบันทึกเป็นไฟล์ PDF แทน
print-no-answer = พิมพ์ไม่ได้ เพราะบริการพิมพ์ของเครื่องนี้ไม่ตอบสนอง โปรดลองใหม่ภายหลัง หรือบันทึกเป็นไฟล์ PDF แทน
print-cancelled = ยกเลิกแล้ว ไม่มีการพิมพ์หรือบันทึก
print-unsure = บริการพิมพ์ไม่ตอบสนอง จึงไม่ทราบว่างานนี้ไปถึงเครื่องพิมพ์หรือไม่ โปรดตรวจคิวพิมพ์ก่อนสั่งพิมพ์อีกครั้ง
print-waits = ส่งงานเข้าคิวแล้ว แต่เครื่องพิมพ์ { $printer } หยุดอยู่ งานจะพิมพ์เมื่อเครื่องพิมพ์ทำงานต่อ
print-refused = พิมพ์ไม่ได้ เพราะบริการพิมพ์ของเครื่องนี้ไม่รับงาน โปรดบันทึกเป็นไฟล์ PDF แล้วพิมพ์จากโปรแกรมหรือเครื่องอื่นแทน (คำตอบของบริการพิมพ์: { $detail })
print-unwritable = เขียนไฟล์ { $file } ไม่ได้: { $reason }
not-saved-changed = ยังไม่ได้บันทึก ไฟล์นี้เปลี่ยนไปแล้วหลังจากที่ท่านเปิด
not-saved-gone = ยังไม่ได้บันทึก ไม่พบไฟล์นี้แล้ว อาจย้าย เปลี่ยนชื่อ หรือลบไปแล้ว
not-saved-busy = ยังไม่ได้บันทึก โปรแกรมอื่นกำลังบันทึกไฟล์นี้ โปรดลองอีกครั้ง
not-saved-broken = ยังไม่ได้บันทึก เพราะมีข้อผิดพลาดที่ต้องแก้ก่อน ไฟล์เดิมยังใช้ได้ตามปกติ
not-saved-too-large = ยังไม่ได้บันทึก ทะเบียนกลุ่มใหญ่เกินไป
unwritable-no-folder = ไม่พบโฟลเดอร์ที่จะเก็บไฟล์นี้
unwritable-is-folder = ชื่อนี้เป็นโฟลเดอร์ โปรดตั้งชื่อไฟล์อื่น
unwritable-denied = ท่านไม่มีสิทธิเขียนไฟล์ในโฟลเดอร์นี้
unwritable-read-only = ไฟล์หรือที่เก็บนี้อ่านได้อย่างเดียว
unwritable-full = พื้นที่เก็บเต็ม
unwritable-name-too-long = ชื่อไฟล์ยาวเกินไป
unwritable-bad-name = ระบบไม่รับชื่อไฟล์นี้
unwritable-in-use = โปรแกรมอื่นเปิดไฟล์นี้อยู่ โปรดปิดก่อน
unwritable-other = ระบบเขียนไฟล์นี้ไม่สำเร็จ
print-fault = จัดทำเอกสารนี้ไม่ได้ ({ $detail })
print-letters = พิมพ์อักษรเหล่านี้ไม่ได้: { $letters } ในเอกสารจะเห็นเป็นกรอบสี่เหลี่ยม
print-archive-letters = ทำไฟล์สำหรับจัดเก็บถาวรไม่ได้ เพราะพิมพ์อักษรเหล่านี้ไม่ได้: { $detail } โปรดใช้อักษรอื่นแทนในทะเบียนกลุ่ม
print-picture-too-large = เอกสารนี้ใหญ่เกินกว่าจะบันทึกเป็นภาพเดียวได้ โปรดเลือกตำแหน่งเดียว ลดความละเอียด หรือบันทึกเป็น PDF
print-rows-lost = หัวตารางสูงเกินไปจนไม่เหลือที่สำหรับแถวข้อมูล โปรดย่อชื่อกลุ่ม ใช้กระดาษ A3 หรือบันทึกเป็น xlsx

district-office = ที่ทำการปกครองอำเภอ{ $district }
unit-office = { $unit-name }{ $name }
