# People: files of people, their import, the comparison of a group's members with the letter

people-file-head = The people of the office, by Trong Klum. Keep this file to those who need it.

problem-people-empty = The file is empty; it has no people
problem-people-empty-hint = Import a list of people with trongklum people import, or restore the file from a backup.
problem-people-date = This is not a date
problem-people-date-hint = Write day, month and year, such as "1 October 2025" or "1/10/2568".
problem-people-role = The group registry has no role with this id
problem-people-role-hint = Write the id of a role, or move the text to the field post.
problem-people-role-hint-near = Did you mean { $near }?
problem-people-group = The group registry has no group with this id
problem-people-group-hint = Write the id of a group.
problem-people-group-hint-near = Did you mean { $near }?
problem-people-ends-before-start = The last day is before the first
problem-people-ends-before-start-hint = Check since and until.
problem-people-twice = This person is already on line { $line }, with the same role
problem-people-twice-hint = Keep one of the two records.

people-refused-form = The format of this file is not known. Use a .xlsx, .xls, .ods, .csv, .tsv, .txt, .html or .docx file.
people-refused-too-many-cells = The list has more than { $count } cells. Split it into several files.

people-column-number = number
people-column-title = title
people-column-name = name
people-column-given-name = first name
people-column-family-name = family name
people-column-post = role
people-column-district = district
people-column-agency = agency
people-column-telephone = telephone
people-column-line = name in LINE
people-column-since = held since
people-column-until = held until
people-column-acting = acting for
people-column-order = order
people-column-acting-since = acting since
people-column-acting-until = acting until
people-column-other = not used

people-field-title = title
people-field-role = role
people-field-post = role
people-field-district = district
people-field-agency = agency
people-field-telephone = telephone
people-field-line = name in LINE
people-field-since = held since
people-field-until = held until
people-field-groups = groups

people-row-no-names = This sheet has no column of names; it was left out.
people-row-no-name = This row has no name; it was left out.
people-row-unknown-post = The group registry has no such role. The text was kept as it is written.
people-row-unknown-acting = The role acted for is not in the group registry; it was left out.
people-row-no-date = This is not a date; it was left out.
people-row-odd-telephone = This does not look like a telephone number. It was kept as it is written.
people-row-unknown-group = The group registry has no group of this name, so who joined it was left out. Name the group with --group.
people-row-ambiguous = Several people in the file have this name, and nothing tells which is meant. Nothing was changed.
people-row-kept = Another value stands on line { $line } and was kept: { $field }.
people-row-kept-above = A row above has another value, which was kept: { $field }.
people-row-near = The name is spelt nearly like the one on line { $line }. Both were kept; check whether they are one person.
people-row-near-row = The name is spelt nearly like the one in row { $row }. Both were kept; check whether they are one person.
people-place-row = row { $row }
people-place-cell = row { $row }, column { $column }

people-import-done = { $file }: { $added } people added, { $changed } completed, { $unchanged } unchanged
people-import-look = To look at

people-audit-head = { $group }, on { $day }
people-audit-count = { $count } members
people-audit-count-stated = { $count } members; the letter says { $stated }
people-audit-count-about = { $count } members; the letter says about { $stated }
people-audit-seats = { $role }: { $present } of { $seats }
people-audit-seats-exceeded = { $role }: { $present } of { $seats }; more people hold this role than there are places
people-audit-fine = All members are as the letter says.
people-audit-not-entitled = Members whom the letter does not name ({ $count })
people-audit-missing = Missing ({ $count })
people-audit-unknown = Members who are not known ({ $count })
people-audit-twice = In the list more than once ({ $count })
people-audit-member = { $name } (row { $row }): { $role } · { $place }
people-audit-row = { $name } (row { $row })
people-audit-until = role held until { $day }
people-audit-no-role = no role that the group registry knows
people-audit-near = spelt alike: { $names }
people-audit-acting = { $name } (acting)
people-audit-nobody = nobody is known to hold this role
people-audit-nobody-several = { $count } more places, whose holders are not known
people-audit-post = { $role }, { $district }

cli-people-about = Add a list of people to a file of people, or compare the members of a group with the letter
cli-people-usage =
    people import <LIST> --to <FILE> [--group <GROUP>] [--json]
    people audit <LIST> --group <GROUP> [--people <FILE>] [--on <DATE>] [--json]
cli-people-more =
    A list is a .xlsx, .xls, .ods, .csv, .tsv, .txt, .html or .docx file, or a chat history saved from LINE. Columns are found by their heads.
    import loses nothing that is in the file: a value that differs is reported and kept. Names that are spelt nearly alike are reported, and never taken for one person.
    audit lists who is missing, whom the letter does not name, who is not known, and who is there twice, on the day of --on. The people are those of --people, of the list itself if it is a file of people, or of the group registry. Without any, the roles in the list count. People acting for a role count for it. The exit code is 1 if anything is to be looked at.
cli-people-examples =
    people import members.xlsx --to people.ron
    people audit line-members.txt --group executives --people people.ron
cli-value-people-task = TASK
cli-arg-people-task = What to do: import or audit
cli-value-people-list = LIST
cli-arg-people-list = The list of people or members
cli-value-people-out = FILE
cli-arg-people-out = The file of people to add them to
cli-value-people-group = GROUP
cli-arg-people-group = The group whose members are compared, or that the chat history is of
cli-value-people-file = FILE
cli-arg-people-file = The file of people who are known
cli-people-needs-to = people import needs --to <FILE>, the file of people to add the list to
cli-people-needs-group = people audit needs --group <GROUP>
cli-people-audit-writes-nothing = people audit writes nothing; leave out --to
cli-people-nobody = { $file }: No row names a person. Check that this is the right file.
cli-people-nobody-known = Nobody is known, so only rows that state a role can be compared. Name a file of people with --people.
cli-people-invalid = { $file } cannot be used:
cli-people-would-lose = { $file }: Nothing was written, because somebody in the file would be lost. Check the file with a text editor.
cli-people-changed = { $file }: Nothing was written, because the file has changed in the meantime. Try again.
