# เอกสารที่พิมพ์และส่งออก

document-source = ที่มา: หนังสือ{ $reference } ลงวันที่ { $date }
document-page = หน้า { $page } จาก { $pages }

document-permissions = สิ่งที่{ $role }ทำได้ในแต่ละกลุ่ม
document-permissions-all = สิ่งที่แต่ละตำแหน่งทำได้ในแต่ละกลุ่ม
document-memberships = ตำแหน่งที่เป็นสมาชิกของแต่ละกลุ่ม
document-act = การกระทำ
document-topic = เรื่อง
document-role = ตำแหน่ง
document-group = กลุ่ม
document-member = เป็นสมาชิก
document-member-inferred = เป็นสมาชิก (อนุมาน)
document-not-member = ไม่ใช่สมาชิก

document-onboarding = แนวทางการใช้กลุ่มไลน์สำหรับ{ $role }
document-card = กลุ่มไลน์ของ{ $role }
document-no-groups = หนังสือไม่ได้กำหนดให้{ $role }เป็นสมาชิกของกลุ่มใด
document-group-and-how = กลุ่ม และวิธีเข้ากลุ่ม
document-may = ทำได้
document-must-not = ห้ามทำ
document-need-not = ไม่ต้องทำ
document-read-only = อ่านอย่างเดียว
document-clauses = ข้อความในหนังสือ
document-duties = หน้าที่ของอำเภอ
document-checklist = สิ่งที่ต้องทำในสัปดาห์แรก
document-codes = สแกนเพื่อเข้ากลุ่ม
document-ask = สงสัย สอบถาม{ $contact }

document-acknowledgement = ใบรับทราบแนวทางการใช้กลุ่มไลน์
document-acknowledge-why = ตามหนังสือ{ $reference } ลงวันที่ { $date } เรื่อง { $subject } ให้อำเภอแจ้งบุคลากรในสังกัดทราบและถือปฏิบัติ สรุปแนวทางได้ดังนี้
document-acknowledge = ข้าพเจ้าได้ทราบแนวทางข้างต้นแล้ว และจะถือปฏิบัติ จึงลงลายมือชื่อไว้เป็นหลักฐาน
document-number = ที่
document-name = ชื่อ-สกุล
document-post = ตำแหน่ง
document-signature = ลายมือชื่อ
document-date = วันที่

document-remarks = ข้อสังเกตของโปรแกรม (ไม่ใช่ข้อความในหนังสือ)

document-memo = บันทึกข้อความ (ร่าง)
document-memo-office = ส่วนราชการ
document-memo-number = ที่
document-memo-date = วันที่
document-memo-subject = ขอหารือแนวทางการใช้ช่องทางการสื่อสารผ่านกลุ่มไลน์
document-memo-why = ตามหนังสือ{ $reference } ลงวันที่ { $date } เรื่อง { $subject } แจ้งแนวทางให้อำเภอทราบและถือปฏิบัติ นั้น
document-memo-found = ได้ตรวจแนวทางดังกล่าวแล้ว พบว่าเรื่องต่อไปนี้ยังไม่มีกลุ่มที่ผู้ส่งเป็นสมาชิกและลงได้
document-memo-ask = จึงเรียนมาเพื่อโปรดพิจารณากำหนดกลุ่มสำหรับเรื่องข้างต้น หรือแจ้งว่าไม่ให้ใช้กลุ่มไลน์สำหรับเรื่องนั้น
document-memo-nothing = ได้ตรวจแนวทางดังกล่าวแล้ว ทุกเรื่องมีกลุ่มที่ผู้ส่งเป็นสมาชิกและลงได้

print-no-spooler = พิมพ์ไม่ได้ เพราะเครื่องนี้ไม่มีบริการพิมพ์ หรือบริการพิมพ์ไม่ทำงาน ส่งออกเป็นไฟล์ PDF แล้วพิมพ์จากเครื่องอื่นแทนได้
print-no-printer = พิมพ์ไม่ได้ เพราะไม่มีเครื่องพิมพ์ หรือไม่ได้ตั้งเครื่องพิมพ์เริ่มต้น เพิ่มเครื่องพิมพ์ในระบบก่อน หรือส่งออกเป็นไฟล์ PDF แทน
print-no-such-printer = ไม่มีเครื่องพิมพ์ชื่อ { $detail }
print-refused = บริการพิมพ์ไม่รับงานนี้ ({ $detail })
print-unwritable = เขียนไฟล์ { $file } ไม่ได้ ตรวจว่ามีโฟลเดอร์นี้และมีสิทธิเขียน
print-fault = ทำเอกสารนี้ไม่ได้ ({ $detail })
print-letters = พิมพ์อักษรเหล่านี้ไม่ได้: { $letters } ในเอกสารจะเห็นเป็นกรอบสี่เหลี่ยม
print-archive-letters = ทำไฟล์สำหรับจัดเก็บถาวรไม่ได้ เพราะพิมพ์อักษรเหล่านี้ไม่ได้: { $detail } โปรดใช้อักษรอื่นแทนในทะเบียน

district-office = ที่ทำการปกครองอำเภอ{ $district }
