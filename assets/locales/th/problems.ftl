# ปัญหาและข้อสังเกตในทะเบียน: problem-<รหัส> บอกว่าอะไรผิด problem-<รหัส>-hint บอกว่าควรทำอะไร

problem-unreadable = อ่านไฟล์ไม่ได้: { $reason }
problem-unreadable-hint = ตรวจชื่อและที่อยู่ของไฟล์ แล้วลองเปิดใหม่
reason-folder = เป็นโฟลเดอร์ ไม่ใช่ไฟล์
reason-not-found = ไม่พบไฟล์
reason-denied = ไม่มีสิทธิอ่านไฟล์นี้
reason-other = ระบบอ่านไฟล์นี้ไม่สำเร็จ

problem-not-text = ไฟล์นี้ไม่ใช่ข้อความ UTF-8
problem-not-text-hint = บันทึกไฟล์ใหม่เป็นข้อความ UTF-8 หรือเลือกไฟล์ทะเบียน (.ron) ที่ถูกต้อง

problem-empty = ไฟล์ว่างเปล่า ไม่มีทะเบียน
problem-empty-hint = เริ่มจากสำเนาของ data/sakon-nakhon.ron

problem-syntax = รูปแบบ RON ไม่ถูกต้อง: { $detail }
problem-syntax-hint = ตรวจบรรทัดนี้และบรรทัดก่อนหน้า ทั้งวงเล็บ เครื่องหมายคำพูด และจุลภาค
syntax-ends-early = ไฟล์จบก่อนที่วงเล็บจะปิดครบ
syntax-comma = ขาดจุลภาค ( , )
syntax-colon = ขาดทวิภาค ( : )
syntax-string = ข้อความในเครื่องหมายคำพูดไม่ครบหรือมีอักขระที่ใช้ไม่ได้
syntax-comment = หมายเหตุ /* */ ไม่ได้ปิด
syntax-bracket = วงเล็บไม่ตรงกัน หรือไม่ใช่รายการแบบ ( ชื่อ: ค่า )
syntax-trailing = มีข้อความเกินมาหลังวงเล็บปิดท้ายไฟล์
syntax-other = ข้อความตรงนี้ไม่ใช่ RON

problem-too-deep = วงเล็บซ้อนกันลึกเกินไป
problem-too-deep-hint = ทะเบียนซ้อนวงเล็บเพียงไม่กี่ชั้น ตรวจว่าไฟล์นี้เป็นทะเบียนจริง

problem-newer-version = ไฟล์นี้เป็นรูปแบบรุ่น { $found } แต่โปรแกรมนี้รู้จักถึงรุ่น { $known }
problem-newer-version-hint = ใช้โปรแกรมรุ่นใหม่กว่านี้เปิดไฟล์

problem-unknown-field = ไม่รู้จักช่องข้อมูล { $field }
problem-unknown-field-hint = ช่องที่ใช้ได้ตรงนี้: { $fields }
problem-unknown-field-hint-near = หมายถึง { $near } ใช่หรือไม่

problem-missing-field = ขาดช่องข้อมูล { $field }
problem-missing-field-hint = เพิ่ม { $field }: … ในรายการนี้

problem-duplicate-field = ช่องข้อมูล { $field } มีซ้ำในรายการเดียวกัน
problem-duplicate-field-hint = เหลือไว้เพียงช่องเดียว

problem-wrong-value = ค่าตรงนี้ต้องเป็น{ $kind }
problem-wrong-value-hint = แก้ค่าให้ตรงชนิด ดูตัวอย่างใน data/README.md
kind-record = รายการแบบ ( ชื่อ: ค่า, … )
kind-text = ข้อความในเครื่องหมายคำพูด
kind-words = ข้อความในเครื่องหมายคำพูด หรือ (th: "…", en: "…")
kind-number = จำนวนเต็ม
kind-list = รายการแบบ [ …, … ]
kind-flag = true หรือ false
kind-seats = Exact(จำนวน), PerDistrict(จำนวน) หรือ Open
kind-effect = Permit, PermitIf(th: "…", en: "…"), Only, NotRequired หรือ Forbid
kind-who = Members, Outsiders หรือ Roles(["…"])
kind-meaning = Act("…"), Topic("…"), Role("…"), Office("…"), Group("…"), Purpose("…"), Outsider, Outside หรือ Plain
kind-term = ข้อความในเครื่องหมายคำพูด หรือ ("…", น้ำหนักมากกว่า 0 ไม่เกิน 10)

problem-unknown-word = ไม่รู้จักคำ { $word }
problem-unknown-word-hint = คำที่ใช้ได้: { $words }
problem-unknown-word-hint-near = หมายถึง { $near } ใช่หรือไม่

problem-bad-id = รหัส "{ $id }" ใช้ไม่ได้
problem-bad-id-hint = รหัสใช้ได้เฉพาะ a-z 0-9 และ - และต้องไม่ว่าง

problem-duplicate-id = รหัส { $id } ซ้ำกับที่มีอยู่แล้ว
problem-duplicate-id-hint = ตั้งรหัสใหม่ไม่ให้ซ้ำกัน

problem-dangling-id = ไม่มี{ $kind }ที่ใช้รหัส { $id }
problem-dangling-id-hint = ตรวจตัวสะกดของรหัส หรือเพิ่มรายการที่ใช้รหัสนี้
problem-dangling-id-hint-near = หมายถึง { $near } ใช่หรือไม่
kind-role = ตำแหน่ง
kind-topic = เรื่อง
kind-group = กลุ่ม
kind-clause = ข้อความในหนังสือ
kind-place = ที่ในหนังสือ

problem-no-topics = ทะเบียนไม่มีเรื่อง (topics)
problem-no-topics-hint = เพิ่มอย่างน้อยหนึ่งเรื่อง เช่น (id: "general", name: "งานทั่วไป")

problem-no-members = กลุ่ม { $group } ไม่มีตำแหน่งสมาชิก
problem-no-members-hint = ใส่รหัสตำแหน่งอย่างน้อยหนึ่งตำแหน่งใน members

problem-no-acts = กฎ { $id } ไม่ระบุการกระทำ
problem-no-acts-hint = ใส่การกระทำอย่างน้อยหนึ่งอย่างใน acts

problem-no-clause = { $id } ไม่ได้อ้างข้อความใดในหนังสือ
problem-no-clause-hint = ใส่รหัสข้อความใน cites เช่น <กลุ่ม>.practice.1 กฎที่อ้างหนังสือไม่ได้ไม่ควรมีอยู่

problem-kind-cycle = ตำแหน่ง { $id } กลายเป็นชนิดหนึ่งของตัวเอง
problem-kind-cycle-hint = ตัด kind_of ที่วนกลับมาออก

problem-size-misread = ข้อความ "{ $text }" ไม่ตรงกับ count: { $count }
problem-size-misread-hint = แก้ count ให้ตรงกับตัวเลขในข้อความของหนังสือ

problem-uncited-clause = ไม่มีกฎใดอ้างข้อความ { $clause }
problem-uncited-clause-hint = เขียนกฎที่อ้างข้อความนี้ หรือเพิ่มใน duties ถ้าไม่เกี่ยวกับการโพสต์

problem-idle-rule = กฎ { $rule } ไม่เคยเป็นผู้ตัดสินในกรณีใดเลย
problem-idle-rule-hint = ตรวจตำแหน่ง เรื่อง และกฎอื่นของกลุ่มเดียวกันที่มาก่อนหรือเจาะจงกว่า

problem-impossible-size = กลุ่ม { $group } ระบุ { $stated } คน แต่ตำแหน่งสมาชิกที่นับได้มี { $seated } คน
problem-impossible-size-hint = ตรวจจำนวนที่ระบุ จำนวนอำเภอ และ seats ของแต่ละตำแหน่ง

problem-sizes-disagree = กลุ่ม { $group } ({ $stated } คน) เหลือที่สำหรับ { $roles } { $left } คน แต่กลุ่ม { $other } ({ $other-stated } คน) เหลือ { $other-left } คน ต่างกัน { $difference } คน
problem-sizes-disagree-hint = สองกลุ่มนี้ควรมีผู้ดำรงตำแหน่งเดียวกันเท่ากัน สมาชิกจริงของกลุ่มใดกลุ่มหนึ่งอาจขาดหรือเกิน

problem-remark = { $note }
problem-remark-hint = เป็นข้อสังเกตต่อหนังสือต้นเรื่อง ไม่ต้องแก้ไข

problem-unprintable = แสดงหรือพิมพ์อักษรเหล่านี้ไม่ได้: { $letters }
problem-unprintable-hint = จะเห็นเป็นกรอบสี่เหลี่ยมในหน้าต่างและในเอกสาร โปรดใช้อักษรอื่นแทนถ้าแก้ได้

problem-no-group = { $act } ({ $topic }) ไม่มีกลุ่มให้ใช้ สำหรับ { $roles }
problem-no-group-hint = หนังสือไม่ได้กำหนดไว้ หรือตำแหน่งนี้ไม่ได้อยู่ในกลุ่มที่ตรง

problem-several-groups = { $act } ({ $topic }) ทำได้หลายกลุ่ม: { $groups } สำหรับ { $roles }
problem-several-groups-hint = โปรแกรมแนะนำกลุ่มแรก ซึ่งหนังสือกล่าวถึงเจาะจงที่สุด

problem-rules-overlap = ในกลุ่ม { $group } กฎ { $second } ({ $second-effect }) กล่าวถึงเรื่องเดียวกับกฎ { $first } ({ $first-effect }): { $acts }
problem-rules-overlap-hint = ใช้กฎตามลำดับ: ห้าม, เท่านั้น, อนุญาต, ไม่ต้องทำ
