# บุคคล: ไฟล์รายชื่อ การนำเข้า และการตรวจสมาชิกของกลุ่มกับหนังสือ

people-file-head = รายชื่อบุคคลของหน่วยงาน จากโปรแกรมตรงกลุ่ม โปรดเก็บไว้เฉพาะผู้ที่ต้องใช้

problem-people-empty = ไฟล์ว่าง ไม่มีรายชื่อบุคคล
problem-people-empty-hint = นำเข้ารายชื่อด้วย trongklum people import หรือกู้ไฟล์จากที่สำรองไว้
problem-people-date = อ่านเป็นวันที่ไม่ได้
problem-people-date-hint = เขียนวัน เดือน ปี เช่น "๑ ตุลาคม ๒๕๖๘" หรือ "1/10/2568"
problem-people-role = ทะเบียนกลุ่มไม่มีตำแหน่งที่ใช้รหัสนี้
problem-people-role-hint = เขียนรหัสของตำแหน่ง หรือย้ายข้อความไปที่ post
problem-people-role-hint-near = หมายถึง { $near } หรือไม่
problem-people-group = ทะเบียนกลุ่มไม่มีกลุ่มที่ใช้รหัสนี้
problem-people-group-hint = เขียนรหัสของกลุ่ม
problem-people-group-hint-near = หมายถึง { $near } หรือไม่
problem-people-ends-before-start = วันสุดท้ายอยู่ก่อนวันแรก
problem-people-ends-before-start-hint = ตรวจ since และ until
problem-people-twice = บุคคลนี้มีอยู่แล้วที่บรรทัด { $line } ในตำแหน่งเดียวกัน
problem-people-twice-hint = เก็บไว้รายการเดียว
