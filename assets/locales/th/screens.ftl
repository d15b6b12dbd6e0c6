# ทะเบียน เริ่มงาน หนังสือต้นเรื่อง ตรวจทะเบียน

clause-open = ข้อความ { $clause } เปิดดูในหนังสือ

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
dir-id = รหัส { $id }
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
