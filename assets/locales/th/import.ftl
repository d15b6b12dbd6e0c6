# การนำเข้าหนังสือฉบับใหม่: ไฟล์ทะเบียนกลุ่มที่สร้าง ผลลัพธ์ และเหตุที่อ่านไม่ได้

import-file-head = ทะเบียนกลุ่มที่โปรแกรมอ่านจากตารางของหนังสือ ข้อกำหนดที่มี unconfirmed: true เป็นเพียงข้อเสนอ ไม่มีผลต่อคำตอบ โปรดตรวจกับหนังสือ ถ้าถูกต้องจึงลบ unconfirmed: true ออก
import-topic-general = งานทั่วไป
import-area-unknown = หน่วยงาน (โปรดใส่ชื่อ)
import-role-new = ตำแหน่งใหม่ โปรดตรวจรหัส
import-seats-inferred = หนังสือเขียนว่า “{ $words }”
import-kind-inferred = โปรแกรมตีความจากชื่อตำแหน่ง
import-rule-inferred = โปรแกรมตีความจากถ้อยคำของหนังสือ
import-members-assumed = ตารางไม่มีช่องสมาชิก จึงใช้ผู้ที่หนังสือเรียนถึง

import-column-number = ลำดับที่
import-column-group = ชื่อกลุ่ม
import-column-size = จำนวนสมาชิก
import-column-members = สมาชิก
import-column-practice = ข้อปฏิบัติ
import-column-posters = ผู้ส่ง
import-column-notes = หมายเหตุ
import-column-forbidden = ข้อห้าม
import-column-other = ไม่ใช้

import-refused-form = ไม่รู้จักรูปแบบของไฟล์นี้ โปรดใช้ไฟล์ .docx .xlsx .csv .tsv .txt หรือ .html
import-refused-damaged = ไฟล์เสียหาย หรือรูปแบบไม่ตรงกับนามสกุล โปรดเปิดด้วยโปรแกรมที่สร้างไฟล์ แล้วบันทึกใหม่
import-refused-not-text = ไฟล์ไม่ใช่ข้อความ หรือเข้ารหัสแบบที่อ่านไม่ได้ โปรดบันทึกใหม่เป็น UTF-8
import-refused-too-large = ไฟล์มีเนื้อหาเกิน { $size } เมกะไบต์ โปรดคัดเฉพาะหน้าที่มีตารางเป็นไฟล์ใหม่
import-refused-too-many-cells = ตารางมีเกิน { $count } ช่อง โปรดคัดเฉพาะตารางกลุ่มเป็นไฟล์ใหม่
import-refused-too-many-tables = ไฟล์มีตารางเกิน { $count } ตาราง โปรดคัดลอกเฉพาะตารางของหนังสือไปใส่ไฟล์ใหม่
import-refused-too-deep = เนื้อหาของไฟล์ซ้อนกันเกิน { $depth } ชั้น โปรดคัดลอกตารางไปใส่ไฟล์ใหม่
import-refused-no-table = ไม่พบตารางในไฟล์ ตารางต้องมีช่องชื่อกลุ่มและช่องสมาชิก โปรดตรวจว่าเลือกไฟล์ถูกต้อง
import-refused-no-column = ไม่พบช่อง { $column } ในตาราง โปรดระบุว่าช่องใดเป็นช่องนี้
import-refused-no-groups = ไม่พบชื่อกลุ่มในตาราง โปรดตรวจตาราง หรือระบุว่าแต่ละช่องคืออะไร

cli-import-about = อ่านตารางของหนังสือฉบับใหม่ แล้วสร้างทะเบียนกลุ่มพร้อมข้อกำหนดที่เสนอ
cli-import-usage = import <ตาราง> --to <ไฟล์> [--table <ลำดับ>] [--columns <ช่อง>] [--json] [--force]
cli-import-more =
    อ่านไฟล์ .docx .xlsx .csv .tsv .txt และ .html ข้อกำหนดที่เสนอยังไม่มีผลจนกว่าจะมีผู้ยืนยัน
    --table ระบุว่าตารางใดในไฟล์เป็นตารางของหนังสือ นับจาก 1
    --columns ระบุช่องจากซ้ายไปขวา คั่นด้วยเครื่องหมายจุลภาค: number, group, size, members, practice, posters, notes, forbidden, other
cli-import-examples =
    import หนังสือใหม่.docx --to จังหวัด.ron
    import ตาราง.csv --to จังหวัด.ron --columns group,members,practice,notes
cli-value-table = ไฟล์
cli-arg-table = ไฟล์ที่มีตารางของหนังสือ
cli-value-registry-out = ไฟล์
cli-arg-registry-out = ไฟล์ทะเบียนกลุ่มที่จะเขียน
cli-import-no-column = { $word } ไม่ใช่ชนิดของช่อง ชนิดที่ใช้ได้: { $known }
cli-import-name-columns = ใช้ --columns
cli-value-table-number = ลำดับ
cli-arg-table-number = ลำดับของตารางในไฟล์ นับจาก 1
cli-value-columns = ช่อง
cli-arg-columns = ช่องของตารางจากซ้ายไปขวา

import-done = เขียน { $file } แล้ว: กลุ่ม { $groups } กลุ่ม ตำแหน่ง { $roles } ตำแหน่ง ข้อกำหนดที่เสนอ { $rules } ข้อ
import-columns-read = ช่องของตาราง
import-new-roles = ตำแหน่งใหม่ โปรดตรวจรหัส
import-proposed = ข้อกำหนดที่เสนอ ยังไม่ยืนยัน
import-unread = ข้อความในหนังสือที่อ่านเป็นข้อกำหนดไม่ได้
import-every-group = ทุกกลุ่ม
import-next = โปรดตรวจด้วย trongklum check แล้วยืนยันข้อกำหนดทีละข้อ
import-problems = ทะเบียนกลุ่มที่สร้างยังมีจุดที่ต้องแก้ { $count } จุด

import-heading = สร้างทะเบียนกลุ่มจากหนังสือ
import-about = เลือกไฟล์หนังสือที่มีตารางกลุ่ม ลากไฟล์มาวาง หรือคัดลอกตารางจาก Word หรือ Excel แล้วกดปุ่มวาง โปรแกรมจะเสนอข้อกำหนดให้ท่านยืนยันทีละข้อ
import-choose = เลือกไฟล์…
import-kinds-of-files = หนังสือและตาราง
import-paste = วางจากคลิปบอร์ด
import-pasted = ตารางที่วาง
import-nothing-pasted = ไม่มีข้อความในคลิปบอร์ด โปรดคัดลอกตารางก่อน
import-reading = กำลังอ่าน { $file }…
import-cancel = ยกเลิกการอ่าน
import-read-as = ไฟล์นี้เข้ารหัสแบบ { $code }
import-failed = อ่าน { $file } ไม่ได้: { $reason }
import-source = อ่านจาก { $file }
import-read-counts = กลุ่ม { $groups } กลุ่ม ตำแหน่ง { $roles } ตำแหน่ง ข้อกำหนดที่เสนอ { $rules } ข้อ อ่านเป็นข้อกำหนดไม่ได้ { $unread } ข้อความ
import-carry = ข้อความที่เหมือนเดิมทุกคำ ใช้ข้อกำหนดที่ยืนยันไว้แล้วในทะเบียนกลุ่มที่เปิดอยู่
import-make = สร้างทะเบียนกลุ่ม
import-make-first = โปรดแก้จุดที่ต้องแก้ก่อน
import-which-table = ตารางที่ใช้
import-table-name = ตารางที่ { $number } ({ $rows } แถว { $columns } ช่อง)
import-the-table = ตารางในหนังสือ
import-the-table-about = ตรวจว่าแต่ละช่องคืออะไร ถ้าไม่ถูกต้อง โปรดเลือกใหม่เหนือช่องนั้น
import-column-place = ช่องที่ { $number }
import-more-rows = แสดง { $shown } แถวแรก จากทั้งหมด { $count } แถว
import-not-found = ไม่พบ
import-letter = หนังสือ
import-new-roles-about = โปรแกรมไม่รู้จักตำแหน่งเหล่านี้ รหัสใช้อ้างถึงตำแหน่งในไฟล์ เป็นอักษรอังกฤษตัวเล็ก ตัวเลข และขีด แก้ได้ที่นี่
import-role-id = รหัสของ{ $role }
import-groups-read = กลุ่มและข้อความในหนังสือ
import-group-size = หนังสือระบุ: { $size }
import-group-members = สมาชิก: { $members }
import-practice = ข้อปฏิบัติ
import-notes = หมายเหตุ
import-general-notes = หมายเหตุที่ใช้กับทุกกลุ่ม
import-rule = { $effect }: { $acts } · ใช้กับ: { $who }
import-no-rule = อ่านเป็นข้อกำหนดไม่ได้
import-unread-clause = { $place }: { $text }
import-problems-found = จุดที่ต้องแก้หรือควรตรวจ
import-error = ต้องแก้: { $message }
import-warning = ควรตรวจ: { $message }
