# ปัญหาและสิ่งที่พบในทะเบียนกลุ่ม: problem-<รหัส> บอกว่าอะไรผิด problem-<รหัส>-hint บอกว่าควรทำอะไร

problem-unreadable = อ่านไฟล์ไม่ได้: { $reason }
problem-unreadable-hint = โปรดตรวจชื่อไฟล์และโฟลเดอร์ แล้วเปิดอีกครั้ง
reason-folder = เป็นโฟลเดอร์ ไม่ใช่ไฟล์
reason-not-found = ไม่พบไฟล์
reason-denied = ไม่มีสิทธิอ่านไฟล์นี้
reason-other = ระบบอ่านไฟล์นี้ไม่สำเร็จ

problem-too-large = ไฟล์ใหญ่เกินไป โปรแกรมอ่านทะเบียนกลุ่มได้ไม่เกิน { $megabytes } ล้านไบต์
problem-too-large-hint = โปรดตรวจว่าเลือกไฟล์ทะเบียนกลุ่ม (.ron) ถูกไฟล์

problem-other-encoding = ไฟล์นี้เป็นข้อความ { $encoding } ไม่ใช่ UTF-8
problem-other-encoding-hint = เปิดไฟล์ด้วยโปรแกรม Notepad แล้วบันทึกเป็น UTF-8

problem-not-text = ไฟล์นี้ไม่ใช่ข้อความ UTF-8
problem-not-text-hint = บันทึกไฟล์ใหม่เป็นข้อความ UTF-8 หรือเลือกไฟล์ทะเบียนกลุ่ม (.ron) ที่ถูกต้อง

problem-empty = ไฟล์ว่างเปล่า ไม่มีทะเบียนกลุ่ม
problem-empty-hint = เริ่มจากสำเนาของ data/example.ron

problem-damaged = ไฟล์นี้มีแต่อักขระ NUL เนื้อหาเดิมสูญหายแล้ว
problem-damaged-hint = โปรดนำสำเนาที่เก็บไว้มาใช้แทน ไฟล์อาจเสียหายเมื่อเครื่องดับระหว่างบันทึก

problem-syntax = รูปแบบของไฟล์ไม่ถูกต้อง: { $detail }
problem-syntax-hint = ตรวจบรรทัดนี้และบรรทัดก่อนหน้า ทั้งวงเล็บ เครื่องหมายคำพูด และจุลภาค
syntax-ends-early = ไฟล์จบก่อนที่วงเล็บจะปิดครบ
syntax-comma = ขาดจุลภาค ( , )
syntax-colon = ขาดทวิภาค ( : )
syntax-string = ข้อความในเครื่องหมายคำพูดไม่ครบหรือมีอักขระที่ใช้ไม่ได้
syntax-quote = ข้อความก่อนหน้านี้จบเร็วเกินไป: ขาดเครื่องหมายคำพูด หรือเครื่องหมายคำพูดในข้อความต้องมี \ นำหน้า
syntax-quotes = ข้อความต้องอยู่ในเครื่องหมายคำพูดแบบตรง "…" ไม่ใช่ { $sign }
syntax-wide = { $sign } เป็นอักขระแบบเต็มความกว้าง โปรดใช้อักขระปกติ
syntax-unseen = มีอักขระที่มองไม่เห็นหรือช่องว่างชนิดอื่นตรงนี้ คือ { $sign } โปรดลบออก
syntax-digits = ตัวเลขตรงนี้ต้องเป็นเลขอารบิก
syntax-comment = หมายเหตุ /* */ ไม่ได้ปิด
syntax-bracket = วงเล็บไม่ตรงกัน หรือไม่ใช่รายการแบบ ( ชื่อ: ค่า )
syntax-open-bracket = วงเล็บที่เปิดตรงนี้ไม่ได้ปิด
syntax-extra-bracket = วงเล็บปิดเกินมา หรือเป็นวงเล็บคนละแบบ
syntax-name = ค่าในรายการแบบ ( ชื่อ: ค่า ) ต้องมีชื่อและทวิภาคนำหน้า
syntax-name-quoted = ชื่อช่องข้อมูลต้องไม่อยู่ในเครื่องหมายคำพูด
syntax-value = ขาดค่า
syntax-trailing = มีข้อความเกินมาหลังวงเล็บปิดท้ายไฟล์
syntax-other = ข้อความตรงนี้ไม่ใช่รูปแบบของทะเบียนกลุ่ม

problem-too-deep = วงเล็บซ้อนกันลึกเกินไป
problem-too-deep-hint = ทะเบียนกลุ่มซ้อนวงเล็บเพียงไม่กี่ชั้น ตรวจว่าไฟล์นี้เป็นทะเบียนกลุ่มจริง

problem-too-many = รายการ { $list } ยาวเกินไป โปรแกรมรับได้ไม่เกิน { $most } รายการ
problem-too-many-hint = โปรดตรวจว่าเป็นทะเบียนกลุ่มที่ถูกต้อง หรือแบ่งเป็นหลายไฟล์
limit-values = ค่าทั้งหมดในไฟล์
limit-cases = ตำแหน่ง × ประเภทงาน × กลุ่ม

problem-too-long = ข้อความยาวเกินไป โปรแกรมรับได้ไม่เกิน { $most } อักขระ
problem-too-long-hint = โปรดแบ่งเป็นหลายข้อความ หรือตัดให้สั้นลง

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
kind-seats = Exact(จำนวน), PerDistrict(จำนวน), PerUnit("…", จำนวน) หรือ Open
kind-effect = Permit, PermitIf("…"), PermitIf(th: "…", en: "…"), Only, NotRequired หรือ Forbid
kind-who = Members, Outsiders หรือ Roles(["…"])
kind-time = เวลา เช่น "08.30" หรือ "๑๕.๓๐ น."
kind-weekday = วันในสัปดาห์: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday หรือ Sunday
kind-within = AtOnce, Minutes(จำนวน), Hours(จำนวน), Days(จำนวน) หรือ WorkingDays(จำนวน)
kind-share = จำนวนตั้งแต่ 0 ถึง 1
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
kind-topic = ประเภทงาน
kind-group = กลุ่ม
kind-unit = หน่วยนับ
kind-clause = ข้อความใน{ $letter }
kind-place = ที่ใน{ $letter }

problem-empty-name = ชื่อว่างเปล่า
problem-empty-name-hint = ใส่ชื่อที่ผู้ใช้รู้จัก

problem-newer-field = ช่องข้อมูล { $field } เป็นของรูปแบบรุ่น 2 แต่ไฟล์ระบุว่าเป็นรุ่น 1
problem-newer-field-hint = แก้เป็น version: 2 เพื่อให้โปรแกรมรุ่นเก่าบอกได้ว่าต้องใช้รุ่นใหม่

problem-same-name = { $kind } { $first } และ { $second } มีชื่อเหมือนกันว่า "{ $name }"
problem-same-name-hint = ตั้งชื่อให้ต่างกัน มิฉะนั้นเมื่อถามด้วยชื่อนี้จะไม่ทราบว่าหมายถึงรายการใด

problem-look-alike = { $kind } { $first } และ { $second } ดูเหมือนกันแต่ใช้อักษรต่างกัน: { $name }
problem-look-alike-hint = โปรดใช้ชื่อหรือรหัสที่เห็นได้ชัดว่าต่างกัน เลขหนึ่งกับอักษรแอลตัวเล็ก เป็นต้น ดูเหมือนกัน

problem-no-topics = ทะเบียนกลุ่มไม่มีประเภทงาน (topics)
problem-no-topics-hint = เพิ่มอย่างน้อยหนึ่งประเภทงาน เช่น (id: "general", name: "งานทั่วไป")

problem-no-members = กลุ่ม { $group } ไม่มีตำแหน่งสมาชิก
problem-no-members-hint = ใส่ตำแหน่งสมาชิกอย่างน้อยหนึ่งตำแหน่ง (members)

problem-no-acts = ข้อกำหนด { $id } ไม่ระบุสิ่งที่จะทำ
problem-no-acts-hint = ใส่สิ่งที่จะทำอย่างน้อยหนึ่งอย่าง (acts)

problem-no-clause = { $id } ไม่ได้อ้างถึงข้อความใดใน{ $letter }
problem-no-clause-hint = ใส่ข้อความใน{ $letter }ที่อ้าง (cites) เช่น <กลุ่ม>.practice.1 ถ้าอ้าง{ $letter }ไม่ได้ ให้ตัดข้อกำหนดนี้ออก

problem-unsuited-field = ช่องข้อมูล { $field } ในข้อกำหนด { $id } ใช้ไม่ได้: { $needs }
problem-unsuited-field-hint = ตัดช่องนี้ออก หรือแก้ผล (effect) และผู้ทำ (who) ให้ตรงกับ{ $letter }
needs-permission = ใช้ได้เฉพาะกับข้อกำหนดที่อนุญาต (Permit, PermitIf หรือ Only)
needs-roles = ต้องระบุตำแหน่งใน who: Roles(["…"])
needs-ban = ใช้ได้เฉพาะกับข้อห้าม (Forbid)

problem-no-administrators = ไม่ได้ระบุตำแหน่งของผู้ดูแลกลุ่ม (administrators)
problem-no-administrators-hint = ใส่ตำแหน่งของผู้เพิ่มและถอนสมาชิก (roles)

problem-empty-time = ไม่ได้ระบุเวลาของข้อกำหนด (when)
problem-empty-time-hint = ใส่วันหรือเวลา (weekdays, working_days, holidays, from, before หรือ within) หรือตัดช่องเวลา (when) ออก

problem-impossible-time = ไม่มีวันและเวลาใดตรงกับที่ระบุไว้ (when)
problem-impossible-time-hint = เวลาเริ่มต้น (from) ต้องมาก่อนเวลาสิ้นสุด (before) และวันทำการต้องไม่ใช่วันหยุด

problem-picture-place = รูปภาพ "{ $path }" ไม่ได้อยู่ในโฟลเดอร์รูปภาพของทะเบียนกลุ่ม
problem-picture-place-hint = เก็บรูปไว้ในโฟลเดอร์ pictures ข้างไฟล์ทะเบียนกลุ่ม แล้วเขียน "pictures/ชื่อไฟล์"

problem-picture-missing = ไม่มีรูปภาพ "{ $path }": { $reason }
problem-picture-missing-hint = วางไฟล์ไว้ในโฟลเดอร์ pictures ข้างไฟล์ทะเบียนกลุ่ม และตรวจชื่อไฟล์
reason-no-pictures-folder = ทะเบียนกลุ่มนี้ไม่ได้อ่านจากโฟลเดอร์ จึงไม่มีรูปภาพ

problem-picture-too-large = รูปภาพ "{ $path }" ใหญ่เกินไป
problem-picture-too-large-hint = ใช้ไฟล์ไม่เกิน { $megabytes } เมกะไบต์ ด้านละไม่เกิน { $side } พิกเซล และรวมไม่เกิน { $megapixels } ล้านพิกเซล

problem-picture-unreadable = แสดงรูปภาพ "{ $path }" ไม่ได้: { $reason }
problem-picture-unreadable-hint = บันทึกรูปใหม่เป็น PNG, JPEG หรือ WebP ไว้ในโฟลเดอร์ pictures
reason-picture-outside = ลิงก์นำออกไปนอกโฟลเดอร์ pictures
reason-picture-format = ไม่ใช่ไฟล์ PNG, JPEG หรือ WebP
reason-picture-damaged = ไฟล์เสียหาย
reason-no-code = ไม่พบรหัสคิวอาร์ที่เป็นข้อความในรูปนี้
reason-not-kept = ระบบเก็บรูปไว้ในโฟลเดอร์ pictures ไม่สำเร็จ

problem-kind-cycle = ตำแหน่ง { $id } จัดอยู่ในประเภทที่วนกลับมาที่ตัวเอง
problem-kind-cycle-hint = ตัดประเภท (kind_of) ที่วนกลับมาออก

problem-size-misread = ถ้อยคำ "{ $text }" ไม่ตรงกับจำนวนที่ใส่ไว้ คือ { $count }
problem-size-misread-hint = แก้จำนวน (count) ให้ตรงกับตัวเลขที่เขียนใน{ $letter }

problem-size-uncounted = ถ้อยคำ "{ $text }" มีตัวเลข แต่ไม่ได้ใส่จำนวนไว้
problem-size-uncounted-hint = ถ้าตัวเลขนั้นเป็นจำนวนสมาชิก ให้ใส่จำนวน (count) ถ้าเป็นจำนวนโดยประมาณ ให้ระบุด้วยว่าประมาณ (approximate: true)

problem-ends-before-start = วันสิ้นสุด "{ $date }" มาก่อนวันที่{ $letter }เริ่มใช้
problem-ends-before-start-hint = ตรวจวันเริ่มใช้ (from) และวันสิ้นสุด (until) กับ{ $letter }ต้นเรื่อง

problem-replaces-itself = ระบุว่าหนังสือนี้ใช้แทนหนังสือฉบับเดียวกันนี้เอง: "{ $letter }"
problem-replaces-itself-hint = ใส่เฉพาะเลขที่ของหนังสือฉบับก่อนในช่องหนังสือที่ยกเลิก (replaces)

problem-districts-disagree = หน่วยนับ { $id } มีจำนวน { $count } แต่จำนวนอำเภอที่ระบุไว้คือ { $districts }
problem-districts-disagree-hint = ระบุจำนวนเพียงที่เดียว (count หรือ districts) หรือแก้ให้ตรงกัน

problem-repeated = { $id } มีซ้ำในรายการเดียวกัน
problem-repeated-hint = ตัดออกหนึ่งรายการ

problem-idle-preference = ลำดับกลุ่มนี้ไม่มีผล: มีไม่ถึงสองกลุ่ม มีกลุ่มซ้ำ หรือมีรายการว่าง
problem-idle-preference-hint = ใส่รหัสกลุ่มอย่างน้อยสองกลุ่มที่ไม่ซ้ำกัน เรียงจากกลุ่มที่ใช้ก่อน

problem-shadowed-preference = ลำดับกลุ่มนี้ไม่ถูกใช้เลย: ลำดับก่อนหน้าครอบคลุมทั้งหมดแล้ว
problem-shadowed-preference-hint = วางลำดับที่แคบกว่าไว้ก่อน หรือตัดออกหนึ่งลำดับ

problem-unconfirmed-rule = ข้อกำหนด { $id } ยังไม่มีผู้ยืนยัน จึงยังไม่มีผล
problem-unconfirmed-rule-hint = ตรวจกับข้อความใน{ $letter } ถ้าถูกต้องให้ยืนยัน (ตัด unconfirmed: true ออก)

problem-recipient-acts = ข้อกำหนด { $id } อนุญาต{ $role } แต่ตำแหน่งนี้เป็นผู้รับเท่านั้น
problem-recipient-acts-hint = ตัดตำแหน่งนี้ออกจากผู้ทำ (who) หรือเลิกระบุว่าตำแหน่งนี้เป็นผู้รับเท่านั้น (recipient_only)

problem-alone-twice = ข้อกำหนด { $first } และ { $second } ต่างให้ทำแต่ผู้เดียว แต่ไม่ใช่ตำแหน่งเดียวกัน
problem-alone-twice-hint = รวมตำแหน่งไว้ในข้อกำหนดเดียว หรือเลิกระบุว่าทำได้แต่ผู้เดียว (alone) ในข้อกำหนดหนึ่ง

problem-alone-beside = ข้อกำหนด { $second } อนุญาตเรื่องที่ข้อกำหนด { $first } ให้ทำแต่ผู้เดียว แก่ตำแหน่งอื่นด้วย
problem-alone-beside-hint = ตรวจทั้งสองข้อกับ{ $letter } ตัดตำแหน่งอื่นออกจากผู้ทำ (who) หรือเลิกระบุว่าทำได้แต่ผู้เดียว (alone)

problem-must-not-required = ข้อกำหนด { $first } ให้ต้องทำเรื่องที่ข้อกำหนด { $second } ระบุว่าไม่ต้องทำ
problem-must-not-required-hint = ตรวจทั้งสองข้อกับ{ $letter } ระบุตำแหน่ง ประเภทงาน หรือเวลาให้แคบลง หรือเลิกระบุว่าต้องทำ (must)

problem-obligation-forbidden = ในกลุ่ม { $group } ข้อกำหนด { $rule } ให้ต้องทำเรื่องที่ข้อกำหนด { $bans } ห้าม: { $acts }
problem-obligation-forbidden-hint = ตรวจทั้งสองข้อกับ{ $letter } จำกัดข้อหนึ่งด้วยตำแหน่ง ประเภทงาน หรือเวลา หรือใส่ข้อยกเว้นให้ข้อห้าม

problem-impossible-date = วันที่ "{ $date }" ไม่มีในปฏิทิน
problem-impossible-date-hint = ตรวจกับ{ $letter }ต้นเรื่อง ถ้า{ $letter }เขียนไว้เช่นนี้ ให้คงไว้และเขียนข้อสังเกตที่ { $place }

problem-unclear-date = อ่านวันที่ "{ $date }" ไม่ได้
problem-unclear-date-hint = เขียนวัน เดือน ปี ตาม{ $letter } เช่น { $example } ถ้า{ $letter }เขียนไว้เช่นนี้ ให้คงไว้และเขียนข้อสังเกตที่ { $place }

problem-uncited-clause = ไม่มีข้อกำหนดใดอ้างถึงข้อความใน{ $letter } { $clause }
problem-uncited-clause-hint = เพิ่มข้อกำหนดที่อ้างถึงข้อความนี้ ถ้าไม่เกี่ยวกับการส่งในกลุ่ม ให้เพิ่มเป็นหน้าที่ของหน่วยงาน (duties)

problem-idle-rule = ข้อกำหนด { $rule } ไม่มีผลในกรณีใดเลย
problem-idle-rule-hint = ตรวจตำแหน่ง ประเภทงาน และข้อกำหนดอื่นของกลุ่มเดียวกันที่มาก่อนหรือเจาะจงกว่า

problem-impossible-size = กลุ่ม { $group } ระบุ { $stated } คน แต่ตำแหน่งสมาชิกที่นับได้มี { $seated } คน
problem-impossible-size-hint = ตรวจจำนวนที่ระบุ จำนวนหน่วยนับ และจำนวนผู้ดำรงตำแหน่ง (seats) ของแต่ละตำแหน่ง

problem-sizes-disagree = กลุ่ม { $group } ({ $stated } คน) เมื่อหักตำแหน่งอื่นแล้ว มี{ $roles } { $left } คน แต่กลุ่ม { $other } ({ $other-stated } คน) มี { $other-left } คน ต่างกัน { $difference } คน
problem-sizes-disagree-hint = ตำแหน่งเดียวกันควรมีจำนวนเท่ากันทั้งสองกลุ่ม โปรดตรวจว่ากลุ่มใดขาดหรือเกิน

problem-not-yet-in-force = ยังไม่ถึงวันใช้: ใช้ตั้งแต่ { $from } วันที่ตรวจคือ { $on }
problem-not-yet-in-force-hint = { $letter }ยังไม่มีผลในวันที่ตรวจ ตรวจสำหรับวันอื่นได้ด้วย --on

problem-no-longer-in-force = พ้นกำหนดแล้ว: ใช้ถึง { $until } วันที่ตรวจคือ { $on }
problem-no-longer-in-force-hint = { $letter }ไม่มีผลแล้วในวันที่ตรวจ โปรดใช้ทะเบียนกลุ่มตาม{ $letter }ฉบับใหม่

problem-remark = { $note }
problem-remark-hint = เป็นข้อสังเกตต่อ{ $letter }ต้นเรื่อง ไม่ต้องแก้ไข

problem-hidden-character = มีอักขระที่มองไม่เห็นตรงนี้ ({ $sign }): { $detail }
problem-hidden-character-hint = โปรดลบอักขระนี้ แล้วพิมพ์ข้อความตรงนี้ใหม่
hidden-direction = ทำให้เห็นข้อความสลับลำดับ
hidden-control = อักขระควบคุมเครื่อง
hidden-text = ข้อความที่ซ่อนไว้

problem-unprintable = แสดงหรือพิมพ์อักษรเหล่านี้ไม่ได้: { $letters }
problem-unprintable-hint = จะเห็นเป็นกรอบสี่เหลี่ยมในหน้าต่างและในเอกสาร โปรดใช้อักษรอื่นแทนถ้าแก้ได้
problem-more-problems = ยังมีอีก { $count } รายการที่ไม่ได้แสดง
problem-more-problems-hint = โปรดแก้รายการที่แสดงก่อน แล้วตรวจอีกครั้ง

problem-no-group = { $act } ({ $topic }) ไม่มีกลุ่มที่ใช้ได้ ผู้ดำรงตำแหน่ง: { $roles }
problem-no-group-hint = { $letter }ไม่ได้กำหนดไว้ หรือตำแหน่งนี้ไม่ได้เป็นสมาชิกของกลุ่มที่ใช้

problem-several-groups = { $act } ({ $topic }) โดย{ $roles } ทำได้หลายกลุ่ม: { $groups }
several-groups-preferred = { $groups } (ลำดับที่{ $letter }ให้เลือกก่อน: { $order })
problem-several-groups-hint = โปรแกรมแนะนำกลุ่มแรก ซึ่ง{ $letter }กล่าวถึงเจาะจงที่สุด หรือให้เลือกก่อน

problem-rules-overlap = ในกลุ่ม { $group } ข้อกำหนด { $second } ({ $second-effect }) ครอบคลุมเรื่องเดียวกับข้อกำหนด { $first } ({ $first-effect }): { $acts }
problem-rules-overlap-hint = ใช้ข้อกำหนดตามลำดับ: ห้าม, เท่านั้น, อนุญาต, ไม่ต้องทำ
