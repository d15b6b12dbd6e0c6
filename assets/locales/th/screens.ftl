# ทะเบียน เริ่มงาน หนังสือต้นเรื่อง ตรวจทะเบียน

clause-open = { $name } (ข้อความ { $clause }) เปิดดูในหนังสือ

rule-members = สมาชิกของกลุ่มทุกตำแหน่ง
rule-outsiders = ผู้ที่ตำแหน่งไม่อยู่ในรายชื่อสมาชิก
rule-who = { $effect } · ผู้กระทำ: { $who }
rule-to = ถึง: { $value }
rule-topics = เฉพาะเรื่อง: { $value }
rule-condition = เงื่อนไข: { $value }
rule-id = กฎ { $id }

sizes-unstated = หนังสือไม่ได้ระบุจำนวนสมาชิก นับตามตำแหน่งได้ { $seated } คน
sizes-unstated-open = หนังสือไม่ได้ระบุจำนวนสมาชิก นับตามตำแหน่งได้ { $seated } คน ไม่รวม { $roles } ซึ่งไม่ทราบจำนวน
sizes-impossible = หนังสือระบุ { $stated } คน แต่นับตามตำแหน่งได้ { $seated } คน ไม่ตรงกัน
sizes-left = หนังสือระบุ { $stated } คน นับตามตำแหน่งได้ { $seated } คน ที่เหลือ { $left } คน คือ { $roles }
sizes-agree = หนังสือระบุ { $stated } คน ตรงกับที่นับตามตำแหน่ง

seats-open = ไม่ทราบจำนวนผู้ดำรงตำแหน่ง
seats-exact = มีผู้ดำรงตำแหน่ง { $count } คน
seats-per-district = มีทุกอำเภอ รวม { $count } คน

dir-groups = กลุ่ม
dir-roles = ตำแหน่ง
dir-people = บุคคล
dir-filter = ค้นหาด้วยชื่อ ชื่อย่อ หรือรหัส
dir-count = พบ { $count } รายการ
dir-id = รหัสในไฟล์ทะเบียน: { $id }
dir-members = สมาชิก
dir-clauses = ข้อความในหนังสือ
dir-rules = กฎที่ถอดจากหนังสือ
dir-link = ลิงก์เข้ากลุ่ม
dir-copy-link = คัดลอกลิงก์
dir-code = รหัสคิวอาร์สำหรับเข้ากลุ่ม { $group }
dir-no-link = ทะเบียนนี้ไม่ได้เก็บลิงก์ของกลุ่ม
dir-by-kind = นับรวมตามชนิดของตำแหน่ง
dir-by-kind-inferred = นับรวมตามชนิดของตำแหน่ง (อนุมาน)
dir-abbreviations = ชื่อย่อ: { $names }
dir-kind-of = เป็นชนิดหนึ่งของ
dir-kinds = รวมถึง
dir-role-groups = กลุ่มที่เป็นสมาชิก
dir-role-no-groups = ตำแหน่งนี้ไม่อยู่ในรายชื่อสมาชิกของกลุ่มใด
dir-district = อำเภอ: { $value }
dir-telephone = โทรศัพท์: { $value }
dir-no-people = ทะเบียนนี้ไม่มีรายชื่อบุคคล
dir-people-stay = รายชื่อบุคคลเป็นข้อมูลส่วนบุคคล สำนักงานเพิ่มเองได้ในไฟล์ทะเบียนของตน ข้อมูลอยู่ในเครื่องนี้เท่านั้น โปรแกรมไม่ส่งออกไปที่ใด

join-self = ตำแหน่งของท่านอยู่ในรายชื่อสมาชิก เข้ากลุ่มเองได้ ส่วนผู้ใดจะเพิ่มท่านเข้ากลุ่ม หนังสือไม่ได้กล่าวถึง
join-self-only = ต้องเข้ากลุ่มด้วยตนเองเท่านั้น ห้ามผู้อื่นเพิ่มให้
join-either = เข้ากลุ่มเองได้ หรือให้สมาชิกเพิ่มเข้ากลุ่ม
join-added = ให้สมาชิกเพิ่มเข้ากลุ่ม
join-silent = หนังสือไม่ได้กล่าวถึงวิธีเข้ากลุ่ม โปรดสอบถามผู้ดูแลกลุ่ม
join-forbidden = หนังสือไม่ให้เข้ากลุ่มด้วยตนเอง โปรดสอบถามผู้ดูแลกลุ่ม

tick-join = เข้ากลุ่ม { $group }
tick-read = อ่านหนังสือต้นเรื่องและแนวทางทั้งหมด
tick-drill = ทำแบบฝึกให้ผ่าน
tick-sign = ลงนามรับทราบแนวทาง

drill-is = เรื่องนี้คือ{ $act } ({ $topic })
drill-told = { $situation } ต้องใช้กลุ่มใด
drill-situation = ท่านจะ{ $act } ({ $topic }) ต้องใช้กลุ่มใด
drill-condition = { $group }: ได้เมื่อ{ $condition }

onb-choose-role = ท่านดำรงตำแหน่งใด
onb-choose-why = เลือกตำแหน่งครั้งเดียว โปรแกรมจะจำไว้ และบอกว่าต้องเข้ากลุ่มใด ทำอะไรได้ และห้ามทำอะไร
onb-tab-groups = กลุ่มและข้อปฏิบัติ
onb-tab-checklist = สิ่งที่ต้องทำ { $done }/{ $all }
onb-tab-drill = แบบฝึก
onb-groups = { $role } เข้า { $count } กลุ่ม
onb-no-groups = { $role } ไม่อยู่ในรายชื่อสมาชิกของกลุ่มใด
onb-how = วิธีเข้ากลุ่ม
onb-may = ทำได้
onb-must-not = ห้ามทำ
onb-need-not = ไม่ต้องทำ
onb-read-only = หนังสือไม่ได้ให้ตำแหน่งนี้โพสต์ในกลุ่มนี้ เข้าไว้เพื่อรับทราบ
onb-closing = ข้อห้ามท้ายหนังสือ ใช้กับทุกกลุ่ม
onb-duties = หน้าที่ตามหนังสือ
onb-progress = ทำแล้ว { $done } จาก { $all } รายการ
onb-all-done = ครบทุกรายการแล้ว
onb-ticks-kept = โปรแกรมจำรายการที่ทำแล้วไว้ในเครื่องนี้
onb-question = ข้อ { $number } จาก { $all }
onb-none = ไม่มีกลุ่มที่ท่านลงได้เอง
onb-right = ถูกต้อง: { $answer }
onb-wrong = ยังไม่ถูกต้อง คำตอบคือ { $answer }
onb-next = ข้อต่อไป
onb-see-score = ดูคะแนน
onb-score = ได้ { $score } จาก { $all } ข้อ
onb-passed = ผ่านแบบฝึกแล้ว
onb-not-passed = ยังไม่ผ่าน ต้องตอบถูกอย่างน้อยสี่ในห้าของทุกข้อ ลองทำอีกครั้ง
onb-was-right = { $number }. ถูก · { $situation }
onb-was-wrong = { $number }. ผิด · { $situation }
onb-again = ทำอีกครั้ง
onb-no-drill = หนังสือไม่ได้กำหนดสิ่งใดไว้กับตำแหน่งนี้ จึงไม่มีแบบฝึก

letter-subject = เรื่อง
letter-addressee = เรียน
letter-enclosure = สิ่งที่ส่งมาด้วย
letter-clause = { $text } (ข้อความ { $clause })
letter-remark = ข้อสังเกตของโปรแกรม ไม่ใช่ข้อความในหนังสือ
letter-rules = กฎที่ถอดจากข้อความ { $clause }
letter-duty = หน้าที่: { $duty }
letter-no-rules = ไม่มีกฎใดอ้างข้อความนี้
letter-copy = คัดลอกข้อความ

check-file = ผลตรวจ { $file }
check-refused = ไฟล์ { $file } ฉบับล่าสุดเปิดไม่ได้
check-well = ทะเบียนนี้ถูกต้อง ใช้งานได้ ไม่มีสิ่งที่ต้องแก้ไข
check-trying = กำลังลองทุกตำแหน่งกับทุกเรื่อง…
check-section-error = ผิดพลาด { $count } รายการ
check-section-warning = ควรตรวจ { $count } รายการ
check-section-info = ข้อสังเกต { $count } รายการ
check-to-letter = ดูในหนังสือต้นเรื่อง · ไฟล์บรรทัด { $line } ตัวที่ { $column }
check-to-letter-name = ดูในหนังสือต้นเรื่อง: { $message }
check-to-directory = ดูในทะเบียน · ไฟล์บรรทัด { $line } ตัวที่ { $column }
check-to-directory-name = ดูในทะเบียน: { $message }
check-to-source = ดูบรรทัดในไฟล์ · บรรทัด { $line } ตัวที่ { $column }
check-to-source-name = ดูบรรทัดในไฟล์: { $message }
check-sizes = จำนวนสมาชิก
check-size-group = กลุ่ม
check-size-stated = หนังสือระบุ
check-size-seated = นับได้
check-size-left = ที่เหลือ
check-size-note = ความหมาย
check-none = -
check-uncovered = เรื่องที่ไม่มีกลุ่มให้ใช้
check-uncovered-why = หนังสือไม่ได้กำหนดกลุ่มสำหรับเรื่องเหล่านี้ หรือตำแหน่งนั้นไม่ได้อยู่ในกลุ่มที่ตรง ผู้ถามจะได้รับคำแนะนำให้สอบถามผู้ส่งหนังสือ
check-all-covered = ทุกเรื่องมีกลุ่มให้ใช้
check-act = การกระทำ
check-topic = เรื่อง
check-roles = ตำแหน่ง
uncovered-all = ทุกตำแหน่ง
uncovered-any-topic = ทุกเรื่อง

# พิมพ์และส่งออก

print-heading = พิมพ์และส่งออก
print-document = เอกสาร
print-guideline = ตารางแนวทาง
print-permissions = ตารางสิทธิ
print-memberships = ตารางสมาชิก
print-onboarding = ใบเริ่มงาน
print-card = บัตรพก
print-acknowledgement = ใบรับทราบ
print-letter = หนังสือต้นเรื่อง
print-coverage = บันทึกขอหารือ
print-role = ตำแหน่ง
print-all-roles = ทุกตำแหน่ง
print-needs-role = เอกสารนี้ต้องเลือกตำแหน่ง
print-roster = ใส่ชื่อบุคคลในทะเบียน (ข้อมูลส่วนบุคคล)
print-rows = บรรทัดลงชื่อ
print-paper = กระดาษ
print-portrait = แนวตั้ง
print-landscape = แนวนอน
print-do = พิมพ์เอกสารนี้
print-copies = ชุด
print-printer = เครื่องพิมพ์
print-busy = กำลังทำ…
print-cancel = ยกเลิก
print-printed = ส่งไปเครื่องพิมพ์แล้ว
print-save = บันทึกเป็นไฟล์
print-save-do = บันทึก
print-place = ที่เก็บไฟล์
print-choose = เลือกที่เก็บ…
print-ending = รูปแบบเป็นไปตามนามสกุลของไฟล์
print-saved = บันทึกแล้วที่ { $file }
print-exists = มีไฟล์ { $file } อยู่แล้ว
print-replace = เขียนทับไฟล์เดิม
print-open = เปิดไฟล์
print-not-opened = เปิดไฟล์ไม่ได้ เครื่องนี้ไม่มีโปรแกรมสำหรับไฟล์ชนิดนี้
print-making = กำลังจัดหน้า…
print-previous = หน้าก่อน
print-next = หน้าถัดไป
print-smaller = ย่อ
print-larger = ขยาย
print-fit = พอดีหน้า
print-this = พิมพ์หรือบันทึก

# ตรวจร่าง

screen-draft = ตรวจร่าง
draft-stays = ตรวจในเครื่องนี้เท่านั้น โปรแกรมไม่บันทึก ไม่ส่งออก และลืมข้อความเมื่อปิดหน้าต่าง
draft-field = ข้อความที่จะโพสต์
draft-field-hint = วางหรือพิมพ์ข้อความทั้งหมดที่นี่
draft-clear = ล้างข้อความ
draft-longest = รับข้อความได้ไม่เกิน { $count } ตัวอักษร ส่วนที่เกินไม่ได้ตรวจ
letters-not-shown = แสดงอักษรเหล่านี้ไม่ได้: { $letters }
draft-copy-masked = คัดลอกร่างที่ปิดข้อมูลแล้ว
draft-read-again = โปรแกรมตรวจได้เฉพาะรูปแบบที่รู้จัก โปรดอ่านทวนอีกครั้งก่อนโพสต์
draft-find = ดูเหตุผลในหน้าหากลุ่ม

# ค้นทั่วทะเบียน

search-group = กลุ่ม
search-role = ตำแหน่ง
search-role-of = ตำแหน่ง: { $role }
search-person = บุคคล: { $role }
search-clause = ข้อความในหนังสือ: { $place }

dir-my-district = เฉพาะอำเภอของฉัน ({ $district })
