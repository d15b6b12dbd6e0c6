# ทะเบียนกลุ่มที่ลงลายมือชื่อและส่งถึงทุกหน่วย: กุญแจ การเผยแพร่ การติดตาม และเหตุที่ไม่รับ

cli-keys-about = สร้างกุญแจสำหรับลงลายมือชื่อทะเบียนกลุ่ม แสดงคำของกุญแจ หรือเปลี่ยนกุญแจ
cli-keys-usage =
    keys new --to <ไฟล์> [--no-passphrase]
    keys show --key <ไฟล์>
    keys change --from <กุญแจเดิม> --key <กุญแจใหม่> --to <โฟลเดอร์>
cli-keys-more =
    new เขียนกุญแจลับลงไฟล์ และเขียนกุญแจสาธารณะไว้ข้างกันเป็นไฟล์ .pub โปรดอย่าเก็บกุญแจลับในโฟลเดอร์ที่ใช้ร่วมกัน และเก็บสำเนาไว้ในตู้นิรภัย ถ้าไม่มีกุญแจนี้จะลงลายมือชื่อไม่ได้
    change เผยแพร่ฉบับที่มีอยู่อีกครั้งด้วยกุญแจใหม่ พร้อมคำรับรองที่ลงลายมือชื่อด้วยกุญแจเดิม ผู้ติดตามจะเห็นว่าเปลี่ยนกุญแจก่อนรับ
cli-keys-examples =
    keys new --to my-province.key
    keys show --key my-province.pub
cli-arg-keys-task = สิ่งที่จะทำ: new, show หรือ change
cli-value-keys-task = งาน
cli-arg-keys-out = ไฟล์สำหรับกุญแจลับ หรือโฟลเดอร์ที่จะเปลี่ยนกุญแจ
cli-value-keys-out = ไฟล์
cli-arg-keys-key = กุญแจสาธารณะที่จะแสดง หรือกุญแจลับใหม่
cli-value-keys-key = ไฟล์
cli-arg-keys-from = กุญแจลับเดิม
cli-value-keys-from = ไฟล์
cli-arg-no_passphrase = เก็บกุญแจลับโดยไม่มีรหัสผ่าน
cli-keys-needs = ต้องใส่ { $option }

keys-made = เขียนกุญแจลับที่ { $file } โดยเข้ารหัสด้วยรหัสผ่านของท่าน และกุญแจสาธารณะที่ { $public } แล้ว โปรดทำสำเนาทั้งสองไฟล์เก็บไว้ในตู้นิรภัย
keys-made-bare = เขียนกุญแจลับที่ { $file } โดยไม่มีรหัสผ่าน และกุญแจสาธารณะที่ { $public } แล้ว ผู้ที่มีไฟล์แรกลงลายมือชื่อแทนท่านได้
keys-exists = มี { $file } อยู่แล้ว โปรแกรมไม่เขียนทับกุญแจ โปรดตั้งชื่ออื่น
keys-changed = เปลี่ยนกุญแจแล้ว และเผยแพร่อีกครั้งด้วยกุญแจใหม่: { $title }
keys-words = คำของกุญแจ โปรดพิมพ์ไว้ในหนังสือ หรืออ่านให้ฟังทางโทรศัพท์:
key-none = ไฟล์นี้ไม่ใช่กุญแจของ minisign
key-passphrase = รหัสผ่านไม่ถูกต้อง หรือไฟล์เสีย
key-passphrase-too-long = รหัสผ่านยาวเกินไป

ask-yes = ใช่ yes y
ask-passphrase = รหัสผ่านของกุญแจ:
ask-new-passphrase = ตั้งรหัสผ่าน:
ask-passphrase-again = พิมพ์รหัสผ่านเดิมอีกครั้ง:
ask-passphrases-differ = รหัสผ่านสองครั้งไม่ตรงกัน
ask-no-passphrase = ไม่มีรหัสผ่าน โปรดพิมพ์รหัสผ่าน หรือใส่ --no-passphrase เมื่อสร้างกุญแจ

cli-publish-about = ลงลายมือชื่อทะเบียนกลุ่ม แล้วเขียนลงโฟลเดอร์ที่หน่วยอื่นติดตาม
cli-publish-usage = publish <ไฟล์> --to <โฟลเดอร์> --key <ไฟล์> [--until <วันที่>] [--serial <ลำดับที่>] [--form <ไฟล์>]
cli-publish-more =
    ในโฟลเดอร์มีเพียงไฟล์ธรรมดา วางบนไดรฟ์ที่ใช้ร่วมกัน โฟลเดอร์ที่ซิงก์ หรือเว็บใดก็ได้ที่ใช้ https โดยวางไฟล์ latest.json หลังสุด
    หน่วยอื่นรับได้ภายในหนึ่งปี เว้นแต่จะใส่ --until ฉบับก่อน ๆ ยังอยู่ในโฟลเดอร์
cli-publish-examples = publish my-province.ron --to published --key my-province.key
cli-arg-publish-registry = ทะเบียนกลุ่มที่จะเผยแพร่
cli-value-publish-registry = ไฟล์
cli-arg-publish-out = โฟลเดอร์ที่เผยแพร่
cli-value-publish-out = โฟลเดอร์
cli-arg-publish-key = กุญแจลับสำหรับลงลายมือชื่อ
cli-value-publish-key = ไฟล์
cli-arg-publish-until = วันสุดท้ายที่หน่วยอื่นรับได้
cli-value-publish-until = วันที่
cli-arg-serial = ลำดับที่ ถ้าไม่ใช่ลำดับถัดไป
cli-value-serial = ลำดับที่
cli-value-form = ไฟล์
cli-arg-form = เขียนแบบตอบรับสำหรับหน่วยอื่นด้วย เป็น .xlsx หรือ .pdf เป็นต้น
publish-warnings = มีสิ่งที่ควรตรวจ { $count } รายการ ดูด้วย trongklum check
publish-done = เผยแพร่แล้ว: { $title } โฟลเดอร์: { $folder } ไฟล์: { $count }
publish-next = โปรดคัดลอกทั้งโฟลเดอร์ไปยังที่ที่หน่วยอื่นอ่าน โดยวาง latest.json หลังสุด
publish-form-exists = มี { $file } อยู่แล้ว โปรดตั้งชื่อแบบตอบรับเป็นชื่ออื่น
publish-no-day = เครื่องนี้ไม่ทราบวันที่วันนี้ โปรดใส่ --on
publish-registry = ทะเบียนกลุ่มนี้มีสิ่งที่ต้องแก้ หรือไม่ได้อยู่ในไฟล์
publish-too-many = ทะเบียนกลุ่มมีรูปภาพมากเกินกว่าที่เผยแพร่ได้
publish-dates = วันสุดท้ายอยู่ก่อนวันที่เผยแพร่
publish-other-key = ฉบับที่อยู่ใน { $folder } ลงลายมือชื่อด้วยกุญแจอื่น โปรดเปลี่ยนกุญแจด้วย trongklum keys change หรือใช้โฟลเดอร์อื่น
publish-serial = ลำดับที่ { $given } ต่ำเกินไป ลำดับถัดไปคือ { $next }

cli-follow-about = ติดตามทะเบียนกลุ่มที่จังหวัดเผยแพร่
cli-follow-usage =
    follow <ที่เผยแพร่> [--trust <กุญแจ>] [--wait <วินาที>]
    follow <ที่เผยแพร่> --stop
cli-follow-more =
    ที่เผยแพร่คือโฟลเดอร์ ที่อยู่ในเครือข่าย หรือที่อยู่เว็บที่ขึ้นต้นด้วย https โปรดเทียบคำของกุญแจกับหนังสือ หรือถามจังหวัดทางโทรศัพท์ ก่อนเชื่อถือ
    --trust ระบุกุญแจที่ถูกต้อง คือกุญแจสาธารณะ ไฟล์ของกุญแจ หรือคำของกุญแจในเครื่องหมายคำพูด
    ทะเบียนกลุ่มเก็บไว้ในโฟลเดอร์ของโปรแกรม ไม่เขียนทับไฟล์ของท่าน
    จากนั้นคำสั่งที่ไม่ใส่ --registry จะใช้ทะเบียนกลุ่มนี้ เช่นเดียวกับหน้าต่างโปรแกรม ถ้าติดตามไว้หลายแห่ง จะใช้ฉบับที่เปิดในหน้าต่างโปรแกรมครั้งล่าสุด
cli-follow-examples =
    follow /mnt/province/published
    follow https://example.go.th/guideline --trust my-province.pub
cli-arg-follow-place = โฟลเดอร์หรือที่อยู่เว็บ
cli-value-follow-place = ที่เผยแพร่
cli-arg-trust = กุญแจที่เชื่อถือ: กุญแจ ไฟล์ของกุญแจ หรือคำของกุญแจ
cli-value-trust = กุญแจ
cli-arg-stop = เลิกติดตามที่นี่
cli-arg-wait = รอไม่เกินกี่วินาที
cli-value-wait = วินาที
follow-already = ท่านติดตามที่นี่ด้วยกุญแจนี้อยู่แล้ว ใช้ trongklum update เพื่อดูว่ามีฉบับใหม่หรือไม่
follow-compare = โปรดเทียบคำเหล่านี้กับหนังสือ หรือโทรถามจังหวัด ถ้าต่างกันแม้คำเดียว โปรดอย่าเชื่อถือกุญแจนี้
follow-ask = คำตรงกันทุกคำหรือไม่ (ใช่/ไม่)
follow-how-to-trust = ยังไม่ได้ติดตาม ถ้าคำตรงกัน โปรดใช้คำสั่งเดิมโดยใส่ --trust ตามด้วยคำของกุญแจ
follow-key-differs = ท่านเคยติดตามที่นี่ด้วยกุญแจอื่น ถ้าจังหวัดแจ้งกุญแจใหม่แล้ว โปรดเทียบคำกับหนังสือ แล้วระบุกุญแจด้วย --trust
follow-done = ติดตามแล้ว และใช้อยู่: { $title }
follow-stopped = เลิกติดตาม { $place } แล้ว ทะเบียนกลุ่มที่รับไว้ยังอยู่ในเครื่องนี้
follow-none-there = ท่านไม่ได้ติดตาม { $place }

cli-update-about = ดูว่าที่ที่ติดตามมีทะเบียนกลุ่มฉบับใหม่หรือไม่ และแสดงสิ่งที่เปลี่ยนก่อนใช้
cli-update-usage = update [--accept] [--role <ตำแหน่ง>] [--wait <วินาที>]
cli-update-more = รหัสออก 1 คือมีทะเบียนกลุ่มฉบับใหม่รอรับ 3 คืออ่านไม่ได้หรือไม่รับ และยังใช้ฉบับเดิมที่ถูกต้อง
cli-update-examples =
    update --role district-chief
    update --accept
cli-arg-accept = ใช้ทะเบียนกลุ่มฉบับใหม่
update-none = ยังไม่ได้ติดตามที่ใด โปรดใช้ trongklum follow
update-new = ฉบับใหม่: { $title }
update-new-key = จังหวัดเปลี่ยนกุญแจ โดยลงลายมือชื่อรับรองด้วยกุญแจเดิมแล้ว คำของกุญแจใหม่:
update-ask = ใช้ทะเบียนกลุ่มฉบับนี้ตั้งแต่บัดนี้หรือไม่ (ใช่/ไม่)
update-accepted = ใช้ฉบับนี้ตั้งแต่บัดนี้: { $title }
update-waits = ยังไม่ได้ใช้ฉบับนี้ ใช้ trongklum update --accept เมื่อพร้อม
usual-several = ท่านติดตามทะเบียนกลุ่มไว้หลายแห่ง โปรดระบุด้วย --registry
usual-newer-waits = มีทะเบียนกลุ่มฉบับใหม่รออยู่: { $title } ดูสิ่งที่เปลี่ยนได้ด้วย trongklum update

# แบบตอบรับจากหน่วยอื่น

check-in-title = แบบตอบรับ { $title }
check-in-what = ผู้ลงชื่อด้านล่างได้รับทะเบียนกลุ่มฉบับนี้และใช้อยู่แล้ว โปรดกรอกแบบนี้แล้วส่งไฟล์กลับไปยังจังหวัด
check-in-serial = ฉบับเผยแพร่ลำดับที่
check-in-district = อำเภอ
check-in-name = ชื่อ-สกุล
check-in-post = ตำแหน่ง
check-in-date = วันที่

cli-returned-about = อ่านแบบตอบรับที่หน่วยอื่นส่งกลับ และบอกว่าใครใช้ฉบับเผยแพร่ลำดับที่เท่าใด
cli-returned-usage = returned <ไฟล์> [--published <โฟลเดอร์>] [--json]
cli-returned-more = แบบตอบรับเขียนด้วย publish --form รหัสออก 1 คือมีผู้ตอบรับฉบับที่เก่ากว่าฉบับล่าสุดในโฟลเดอร์
cli-returned-examples = returned forms.xlsx another.csv --published published
cli-arg-returned-files = แบบตอบรับที่ส่งกลับ: .xlsx .xls .ods .docx .csv หรือ .tsv
cli-value-returned-files = ไฟล์
cli-arg-published = โฟลเดอร์ที่เผยแพร่ เพื่อดูลำดับที่ล่าสุด
cli-value-published = โฟลเดอร์
returned-no-form = { $file } ไม่ใช่แบบตอบรับที่เขียนด้วย publish
returned-newest = ฉบับล่าสุดคือฉบับเผยแพร่ลำดับที่ { $serial } ตอบรับฉบับนี้แล้ว { $count } หน่วย จาก { $all } หน่วยที่ส่งแบบกลับ
returned-line = ลำดับที่ { $serial } { $name } { $date } ({ $file } แถวที่ { $row })

# ในหน้าต่าง

follow-newer = มีทะเบียนกลุ่มฉบับใหม่: { $title }
follow-newer-key = จังหวัดเปลี่ยนกุญแจ โดยลงลายมือชื่อรับรองด้วยกุญแจเดิมแล้ว คำของกุญแจใหม่: { $words }
follow-see = ดูสิ่งที่เปลี่ยน
follow-use = ใช้ฉบับใหม่
follow-later = ภายหลัง
follow-older = ฉบับนี้เป็นฉบับเก่า ฉบับที่ใช้อยู่คือ { $title }
follow-open-newer = เปิดฉบับที่ใช้อยู่
follow-refused = ยังรับฉบับใหม่ไม่ได้ ฉบับที่ใช้อยู่ยังใช้ได้ตามปกติ
follow-refused-why = ใช้อยู่: { $title }
follow-details = รายละเอียด
follow-look = ตรวจหาฉบับใหม่
follow-title = ติดตามทะเบียนกลุ่มของจังหวัด
follow-what = จังหวัดเผยแพร่ทะเบียนกลุ่มในโฟลเดอร์หรือบนเว็บ โปรแกรมจะดูให้เองและแจ้งเมื่อมีฉบับใหม่ โดยใช้ฉบับใหม่เมื่อท่านสั่งเท่านั้น
follow-place = โฟลเดอร์ ที่อยู่ในเครือข่าย หรือที่อยู่เว็บที่ขึ้นต้นด้วย https
follow-choose = เลือกโฟลเดอร์…
follow-no-folder = ยังไม่ได้เลือกโฟลเดอร์ ถ้าหน้าต่างเลือกโฟลเดอร์ไม่ขึ้น โปรดพิมพ์ตำแหน่งของโฟลเดอร์ในช่องด้านบน
follow-find = ดูที่นี่
follow-looking = กำลังดู…
follow-open = เปิด
follow-open-name = เปิด { $title }
follow-stop = เลิกติดตาม
follow-stop-name = เลิกติดตาม { $title }
follow-already-here = ท่านติดตามที่นี่ด้วยกุญแจนี้อยู่แล้ว
follow-agree = คำตรงกันทุกคำ ติดตามและใช้ฉบับนี้
follow-back = ย้อนกลับ
follow-other-key = ท่านเคยติดตามที่นี่ด้วยกุญแจอื่น ถ้าจังหวัดมีหนังสือแจ้งกุญแจใหม่ โปรดพิมพ์คำของกุญแจจากหนังสือนั้น ถ้าไม่มี โปรดโทรถามจังหวัด
follow-type-words = คำของกุญแจใหม่ จากหนังสือ

# ฉบับที่เผยแพร่ เป็นถ้อยคำ

publication-title = { $province } ฉบับเผยแพร่ลำดับที่ { $serial }
publication-about = ตามหนังสือ { $letter-number } ลงวันที่ { $date } เผยแพร่เมื่อ { $published } รับได้ถึง { $until }
publication-looked-today = ดูครั้งล่าสุดวันนี้
publication-looked-yesterday = ดูครั้งล่าสุดเมื่อวานนี้
publication-looked = ดูครั้งล่าสุดเมื่อ { $days } วันก่อน
publication-looked-never = ยังไม่เคยดู
publication-old = ยังใช้ { $title } { $looked }
publication-past = ทะเบียนกลุ่มจาก { $province } ใช้ได้ถึง { $until } โปรแกรมยังใช้ฉบับนี้อยู่ โปรดขอฉบับใหม่จากจังหวัด

# เหตุที่ไม่รับ

refused-no-place = ไม่ใช่โฟลเดอร์ และไม่ใช่ที่อยู่เว็บที่ขึ้นต้นด้วย https
refused-not-https = ที่อยู่ขึ้นต้นด้วย http โปรดใช้ที่อยู่ที่ขึ้นต้นด้วย https เพื่อไม่ให้ผู้อื่นแก้ไขระหว่างทาง
refused-redirect-to-http = เว็บนี้นำไปยังที่อยู่ที่ไม่ใช้ https โปรแกรมจึงไม่ไปต่อ
refused-too-many-redirects = เว็บนี้นำไปยังที่อยู่อื่นต่อกันไม่สิ้นสุด
refused-unreachable = ติดต่อที่เผยแพร่ไม่ได้ ยังใช้ทะเบียนกลุ่มฉบับเดิมที่ถูกต้อง
refused-no-folder = ไม่พบโฟลเดอร์ อาจยังไม่ได้เชื่อมต่อไดรฟ์เครือข่าย
refused-denied = ท่านไม่มีสิทธิอ่านโฟลเดอร์นี้
refused-host-not-found = ไม่พบเว็บชื่อนี้ หรือเครื่องนี้ไม่ได้ต่ออินเทอร์เน็ต
refused-proxy = พร็อกซีไม่ให้โปรแกรมผ่าน
refused-status = เว็บไม่ให้อ่าน รหัส { $status }
refused-certificate = เครื่องนี้ไม่เชื่อถือใบรับรองของเว็บ ที่อยู่อาจผิด หรืออาจมีผู้แทรกกลาง
refused-nothing = ยังไม่มีฉบับเผยแพร่ที่นี่
refused-too-slow = ที่เผยแพร่ตอบช้าเกินไป โปรแกรมจะดูอีกครั้งภายหลัง
refused-too-large = { $file } มีขนาดใหญ่เกินกำหนด
refused-incomplete = { $file } ไม่มีหรือไม่ครบ โฟลเดอร์อาจยังคัดลอกไม่เสร็จ โปรแกรมจะดูอีกครั้งภายหลัง
refused-unreadable = อ่าน { $file } ไม่ได้ตามที่ควรเป็น
refused-newer = ฉบับนี้เผยแพร่ด้วยโปรแกรมรุ่นใหม่กว่า โปรดปรับปรุงโปรแกรม
refused-other-key = ฉบับนี้ลงลายมือชื่อด้วยกุญแจอื่น ไม่ใช่กุญแจที่ท่านเชื่อถือ โปรดโทรถามจังหวัดก่อน
refused-changed = { $file } มีการแก้ไขหลังลงลายมือชื่อ
refused-mixed = { $file } เป็นของฉบับเผยแพร่อื่น โฟลเดอร์ไม่ได้คัดลอกมาทั้งชุด
refused-older = ฉบับเผยแพร่ลำดับที่ { $serial } เก่ากว่าลำดับที่ { $have } ที่ท่านมีแล้ว อาจมีผู้นำฉบับเก่ากลับมาวาง
refused-past-date = ฉบับนี้รับได้ถึง { $until } โปรดขอฉบับใหม่จากจังหวัด
refused-unusable = ทะเบียนกลุ่มในฉบับนี้มีสิ่งที่ต้องแก้: { $problem }
refused-busy = โปรแกรมกำลังดูที่เผยแพร่นี้อยู่แล้ว
refused-not-kept = เก็บฉบับนี้ในโฟลเดอร์ของโปรแกรมบนเครื่องนี้ไม่ได้
refused-disk-full = พื้นที่เก็บของเครื่องนี้เต็ม
