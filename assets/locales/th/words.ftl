# คำที่ทุกหน้าจอ คำสั่ง และเอกสารใช้ร่วมกัน

app-name = ตรงกลุ่ม

act-report-results = รายงานผลการปฏิบัติงาน
act-report-urgent = รายงานเหตุด่วนเหตุสำคัญ
act-issue-order = สั่งการ
act-send-letter = ส่งหนังสือสั่งการ/หนังสือเวียน
act-share-news = แจ้งข้อมูลข่าวสาร
act-reply = ตอบ/ให้ข้อมูล
act-acknowledge = ตอบรับทราบ
act-ask = สอบถาม/ขอความช่วยเหลือ
act-add-member = เพิ่มผู้มีสิทธิเข้ากลุ่ม
act-invite-outsider = เชิญผู้ไม่เกี่ยวข้องเข้ากลุ่ม
act-join = เข้ากลุ่มด้วยตนเอง
act-leave = ออกจากกลุ่ม
act-remove-member = ถอนสมาชิกออกจากกลุ่ม

verdict-fits = ทำได้
verdict-fits-if = ทำได้โดยมีเงื่อนไข
verdict-not-required = ไม่ต้องทำในกลุ่มนี้
verdict-silent = { $letter }ไม่ได้กล่าวถึง
verdict-forbidden = ห้าม
verdict-post-fits = ทำได้ในกลุ่มนี้
verdict-post-fits-if = ทำได้โดยมีเงื่อนไข
verdict-read-fits = มีในกลุ่มนี้
verdict-read-fits-if = มีในกลุ่มนี้เมื่อเข้าเงื่อนไข
verdict-about-fits = กลุ่มที่ถามถึง

condition-only-to = เป็นการส่งถึง { $roles }
condition-not-to = ไม่ใช่การส่งถึง { $roles }
condition-at = ทำ{ $time }
condition-not-at = ทำนอกเวลาที่ห้าม ({ $time })
condition-not-to-at = ไม่ใช่การส่งถึง { $roles } ในเวลาที่ห้าม ({ $time })
permission-condition = { $group }: เมื่อ{ $condition }

size-unstated = { $letter }ไม่ระบุจำนวน
size = จำนวนสมาชิก { $count } คน
size-about = ประมาณ { $count } คน

purpose-post = ส่งหรือดำเนินการ
purpose-read = หาอ่าน
purpose-join = เข้ากลุ่ม
purpose-about = สอบถามเกี่ยวกับกลุ่ม

effect-permit = อนุญาต
effect-permit-if = อนุญาตโดยมีเงื่อนไข
effect-only = ใช้เพื่อการนี้เท่านั้น
effect-not-required = ไม่ต้องทำ
effect-forbid = ห้าม
effect-unconfirmed = { $effect } (ยังไม่ยืนยัน)

# ข้อมูลประกอบของกลุ่ม ตำแหน่ง และหนังสือ
fact = { $label }: { $text }
fact-of-group = { $group } – { $text }
fact-because = { $text } (ตีความ: { $grounds })
fact-nicknames = ชื่อที่เรียกกัน
fact-until = ใช้ถึงวันที่
fact-administrators = ผู้เพิ่มและถอนสมาชิก
fact-not-member = { $role } (ไม่ได้เป็นสมาชิก)
fact-member-inferred = สมาชิกตามการตีความ
fact-in-force-from = ใช้ตั้งแต่วันที่
fact-in-force-until = ใช้ถึงวันที่
fact-replaces = ใช้แทน{ $letter }
fact-inferred = ตีความ
recipient-only = ผู้รับเท่านั้น
recipient-only-why = ผู้รับเท่านั้น: เลือกเป็นผู้รับได้ แต่ไม่เป็นผู้ถามหรือผู้ส่ง
role-recipient-only = { $role } (ผู้รับเท่านั้น)
preference = หากทำได้หลายกลุ่ม ให้เลือกตามลำดับ: { $groups }
preference-place = { $place }) { $group }
preference-acts = เฉพาะ: { $value }

severity-error = ต้องแก้
severity-warning = ควรตรวจ
severity-info = เพื่อทราบ

advice-not-member = เรื่องนี้ใช้กลุ่ม { $group } แต่ท่านไม่ได้เป็นสมาชิก และไม่มีสมาชิกของกลุ่มนั้นอยู่ในกลุ่มอื่นร่วมกับท่าน โปรดสอบถาม{ $contact }
advice-not-reader = เรื่องนี้อยู่ในกลุ่ม { $group } แต่ท่านไม่ได้เป็นสมาชิก โปรดสอบถามผู้บังคับบัญชา หรือ{ $contact }
advice-relay = เรื่องนี้ใช้กลุ่ม { $group } แต่ท่านไม่ได้เป็นสมาชิก อาจขอให้สมาชิกที่อยู่ในกลุ่มอื่นร่วมกับท่านส่งแทน ได้แก่ { $roles } (ข้อเสนอของโปรแกรม { $letter }ไม่ได้กล่าวถึง)
advice-elsewhere = เรื่องนี้ไม่ใช้กลุ่ม { $asked } โปรดใช้กลุ่ม { $best }
advice-read-there = กลุ่ม { $asked } มีผู้ที่ท่านไม่ต้องการให้เห็นเป็นสมาชิก: { $roles } โปรดใช้กลุ่ม { $best }
advice-read-everywhere = ทุกกลุ่มที่ใช้ได้มีผู้ที่ท่านไม่ต้องการให้เห็นเป็นสมาชิก: { $groups }
advice-join = เข้าได้หลายกลุ่มตามตำแหน่ง ได้แก่ { $groups }
advice-allowed = { $letter }ให้ท่านทำเรื่องนี้ได้ในกลุ่ม { $groups }
advice-choose-role = เรื่องนี้ขึ้นอยู่กับตำแหน่ง โปรดบอกตำแหน่งของท่าน กลุ่มที่มีบางตำแหน่งทำได้ ได้แก่ { $groups }
advice-left-to = เรื่องนี้เป็นหน้าที่ของ { $roles }
advice-given-to-others = เรื่องนี้{ $letter }ให้ตำแหน่งอื่นเป็นผู้ทำ ในกลุ่ม { $groups } หากมีข้อสงสัย โปรดสอบถาม{ $contact }
advice-forbidden-there = { $letter }ห้ามทำเรื่องนี้ในกลุ่ม { $group } หากมีข้อสงสัย โปรดสอบถาม{ $contact }
advice-forbidden = { $letter }ห้ามทำเรื่องนี้ในทุกกลุ่ม หากมีข้อสงสัย โปรดสอบถาม{ $contact }
advice-ask-members = { $letter }ไม่ได้กล่าวว่าท่านทำเรื่องนี้ได้ โปรดสอบถาม{ $contact }
advice-ask = { $letter }ไม่ได้กำหนดกลุ่มสำหรับเรื่องนี้ โปรดสอบถาม{ $contact }
advice-other-days = วันที่ถามไม่ใช่เวลาที่ทำได้ { $letter }ให้ทำในกลุ่ม { $group } { $times }
advice-outside = { $letter }ไม่ได้กล่าวถึงเรื่องลักษณะนี้ จึงไม่มีกลุ่มที่แนะนำ
advice-choose-act = โปรแกรมยังไม่แน่ใจว่าท่านจะทำสิ่งใด โปรดเลือกสิ่งที่จะทำ ได้แก่ { $acts }
advice-choose-group = ไม่พบชื่อกลุ่มในคำถาม โปรดเลือกกลุ่ม ได้แก่ { $groups }

window-no-display = เปิดหน้าต่างไม่ได้ เพราะไม่มีจอแสดงผล โปรดใช้ทางบรรทัดคำสั่ง ดูวิธีใช้ที่ trongklum --help
window-no-renderer =
    เปิดหน้าต่างไม่ได้ เพราะเครื่องนี้ไม่มีระบบแสดงผลกราฟิกที่ใช้งานได้ โปรดอัปเดตไดรเวอร์การ์ดจอ { $system ->
        [linux] หรือติดตั้งระบบแสดงผลกราฟิกแบบซอฟต์แวร์ (บน Debian: mesa-vulkan-drivers)
       *[other] {""}
    } ระหว่างนี้โปรดใช้ทางบรรทัดคำสั่ง ดูวิธีใช้ที่ trongklum --help
    ลองแล้วใช้ไม่ได้:
    { $detail }
window-fault = โปรแกรมขัดข้องและต้องปิดลง การตั้งค่าที่บันทึกไว้ไม่เสียหาย หากเกิดขึ้นอีก ให้เปิดด้วย trongklum --safe ({ $detail })
renderer-absent = ไม่มีในเครื่องนี้
renderer-blank = ภาพไม่ขึ้นหน้าจอ
renderer-no-surface = วาดในหน้าต่างนี้ไม่ได้

clause-letter = เนื้อความใน{ $letter }
clause-general = หมายเหตุท้ายตาราง (ใช้กับทุกกลุ่ม)
clause-members = สมาชิกในกลุ่ม
clause-practice = ข้อปฏิบัติ
clause-notes = หมายเหตุ


# หน่วยนับ และคำที่ใช้เรียกกลุ่มและหนังสือ เมื่อทะเบียนกลุ่มไม่ได้กำหนดเอง
unit-district = อำเภอ
term-group = กลุ่มไลน์
term-letter = หนังสือ
term-unit = หน่วยงาน

# วันและเวลาที่ใช้ข้อกำหนด
weekday-monday = วันจันทร์
weekday-tuesday = วันอังคาร
weekday-wednesday = วันพุธ
weekday-thursday = วันพฤหัสบดี
weekday-friday = วันศุกร์
weekday-saturday = วันเสาร์
weekday-sunday = วันอาทิตย์
time-of-day = { $hour }.{ $minute } น.
when-weekdays = ทุก{ $days }
when-several-days = { $days } และ{ $last }
when-working-days = ในวันทำการ
when-holidays = ในวันหยุด
when-from = ตั้งแต่ { $from }
when-before = ก่อน { $before }
when-between = ตั้งแต่ { $from } และก่อน { $before }
when-at-once = โดยทันที
when-minute = ภายใน 1 นาที
when-minutes = ภายใน { $count } นาที
when-hour = ภายใน 1 ชั่วโมง
when-hours = ภายใน { $count } ชั่วโมง
when-day = ภายใน 1 วัน
when-days = ภายใน { $count } วัน
when-working-day = ภายใน 1 วันทำการ
when-within-working-days = ภายใน { $count } วันทำการ

# ส่วนของคำตอบ: หน้าที่ที่หนังสือกำหนด
answer-must = { $letter }กำหนดให้ต้องทำ
answer-must-at = { $letter }กำหนดให้ต้องทำ { $time }
answer-other-days = ทำได้เมื่อ: { $value }
answer-ended = กลุ่มนี้สิ้นสุดการใช้แล้ว วันสุดท้ายคือ { $value }
answer-read-by-excluded = มีผู้ที่ท่านไม่ต้องการให้เห็นเป็นสมาชิก: { $value }
