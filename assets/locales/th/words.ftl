# คำที่ทุกหน้าจอ คำสั่ง และเอกสารใช้ร่วมกัน

app-name = ตรงกลุ่ม

act-report-results = รายงานผลการปฏิบัติงาน
act-report-urgent = รายงานเหตุด่วนเหตุสำคัญ
act-issue-order = สั่งการ
act-send-letter = ส่งหนังสือสั่งการ/หนังสือเวียน
act-share-news = แจ้งข้อมูลข่าวสาร
act-reply = ตอบ/ให้ข้อมูล
act-acknowledge = ตอบรับทราบ
act-ask = สอบถาม
act-add-member = เพิ่มผู้มีสิทธิเข้ากลุ่ม
act-invite-outsider = เชิญผู้ไม่เกี่ยวข้องเข้ากลุ่ม
act-join = เข้ากลุ่มด้วยตนเอง

verdict-fits = ทำได้
verdict-fits-if = ทำได้ เมื่อเข้าเงื่อนไข
verdict-not-required = ไม่ต้องทำในกลุ่มนี้
verdict-silent = หนังสือไม่ได้กล่าวถึง
verdict-forbidden = ห้าม
verdict-post-fits = ลงได้
verdict-post-fits-if = ลงได้ เมื่อเข้าเงื่อนไข
verdict-read-fits = อ่านได้ในกลุ่มนี้
verdict-read-fits-if = อ่านได้ เมื่อเข้าเงื่อนไข
verdict-about-fits = กลุ่มที่ถามถึง

condition-only-to = เป็นการส่งถึง { $roles }
condition-not-to = ไม่ใช่การส่งถึง { $roles }
permission-condition = { $group }: เมื่อ{ $condition }

size = จำนวนสมาชิก { $count } คน

purpose-post = จะส่งหรือทำ
purpose-read = จะหาอ่าน
purpose-join = จะเข้ากลุ่ม
purpose-about = ถามว่ากลุ่มนี้คืออะไร

effect-permit = อนุญาต
effect-permit-if = อนุญาตโดยมีเงื่อนไข
effect-only = ใช้เพื่อการนี้เท่านั้น
effect-not-required = ไม่ต้องทำ
effect-forbid = ห้าม

severity-error = ผิดพลาด
severity-warning = ควรตรวจ
severity-info = ข้อสังเกต

advice-not-member = กลุ่มที่ตรงกับเรื่องคือ { $group } แต่ท่านไม่ใช่สมาชิก และไม่มีผู้ใดในกลุ่มนั้นอยู่กลุ่มเดียวกับท่าน โปรดสอบถาม{ $contact }
advice-not-reader = เรื่องนี้อยู่ในกลุ่ม { $group } แต่ท่านไม่ใช่สมาชิก โปรดสอบถามผู้บังคับบัญชา หรือ{ $contact }
advice-relay = กลุ่มที่ตรงกับเรื่องคือ { $group } แต่ท่านไม่ใช่สมาชิก ให้ผู้ที่อยู่ในกลุ่มนั้นและอยู่กลุ่มอื่นร่วมกับท่านส่งแทนได้ คือ { $roles } (เป็นข้อเสนอของโปรแกรม ไม่ใช่ข้อความในหนังสือ)
advice-elsewhere = ไม่ใช่กลุ่ม { $asked } ให้ใช้กลุ่ม { $best }
advice-join = ตำแหน่งของท่านอยู่ในรายชื่อสมาชิกของหลายกลุ่ม ได้แก่ { $groups }
advice-allowed = หนังสือให้ท่านทำเรื่องนี้ได้ในกลุ่ม { $groups }
advice-choose-role = เรื่องนี้ขึ้นอยู่กับตำแหน่ง โปรดบอกตำแหน่งของท่าน กลุ่มที่มีบางตำแหน่งทำได้ ได้แก่ { $groups }
advice-left-to = เรื่องนี้เป็นหน้าที่ของ { $roles }
advice-forbidden-there = หนังสือห้ามทำเรื่องนี้ในกลุ่ม { $group } หากมีข้อสงสัย โปรดสอบถาม{ $contact }
advice-forbidden = หนังสือห้ามทำเรื่องนี้ในทุกกลุ่ม หากมีข้อสงสัย โปรดสอบถาม{ $contact }
advice-ask-members = หนังสือไม่ได้กล่าวว่าท่านทำเรื่องนี้ได้ โปรดสอบถาม{ $contact }
advice-ask = หนังสือไม่ได้กำหนดกลุ่มสำหรับเรื่องนี้ โปรดสอบถาม{ $contact }
advice-outside = เรื่องนี้ไม่ใช่เรื่องที่หนังสือกล่าวถึง จึงไม่มีกลุ่มที่แนะนำ
advice-choose-act = ยังไม่เข้าใจว่าจะทำอะไร โปรดบอกการกระทำ ได้แก่ { $acts }
advice-choose-group = ไม่พบชื่อกลุ่มในคำถาม โปรดบอกชื่อกลุ่ม ได้แก่ { $groups }

window-no-display = เปิดหน้าต่างไม่ได้ เพราะไม่มีจอแสดงผล ใช้ทางบรรทัดคำสั่งได้ ดูที่ trongklum --help
window-no-renderer =
    เปิดหน้าต่างไม่ได้ เพราะเครื่องนี้ไม่มีตัววาดภาพที่ใช้ได้ ลองปรับปรุงไดรเวอร์จอภาพ { $system ->
        [linux] หรือติดตั้งตัววาดภาพแบบซอฟต์แวร์ (บน Debian: mesa-vulkan-drivers)
       *[other] {""}
    } ระหว่างนี้ใช้ทางบรรทัดคำสั่งได้ ดูที่ trongklum --help
    ที่ลองแล้วไม่ได้:
    { $detail }
window-fault = โปรแกรมมีข้อผิดพลาดและต้องปิดตัวลง การตั้งค่าที่บันทึกไว้แล้วไม่เสียหาย ถ้าเป็นอีก ให้เปิดด้วย trongklum --safe ({ $detail })
renderer-absent = ไม่มีในเครื่องนี้
renderer-blank = ภาพไม่ขึ้นหน้าจอ
renderer-no-surface = วาดในหน้าต่างนี้ไม่ได้

clause-letter = เนื้อความในหนังสือ
clause-general = หมายเหตุท้ายตาราง
clause-members = สมาชิกในกลุ่ม
clause-practice = ข้อปฏิบัติ
clause-notes = หมายเหตุ

