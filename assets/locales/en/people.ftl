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
people-column-nickname = Nickname
people-column-acknowledged = Letter acknowledged on
people-column-signature = Signature
people-column-date = Date
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
people-field-nickname = nickname
people-field-acknowledged = date of acknowledgement
people-field-groups = groups

people-row-no-names = This sheet has no column of names; it was left out.
people-row-no-name = This row has no name; it was left out.
people-row-unknown-post = The group registry has no such role. The text was kept as it is written.
people-row-unknown-acting = The role acted for is not in the group registry; it was left out.
people-row-no-date = This is not a date; it was left out.
people-row-odd-telephone = This does not look like a telephone number. It was kept as it is written.
people-row-below-table = It is below the table and has one cell only, so it was left out.
people-row-unknown-group = The group registry has no group of this name, so who joined it was left out. Name the group with --group.
people-row-unknown-writers = Nothing in the file parts the writers from what they wrote. Only those who joined, left or were removed were read.
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

people-not-opened = { $file } cannot be read: { $reason }
people-not-opened-too-large = { $file } is too large for a file of people
people-not-opened-no-text = { $file } is not a text file
people-not-opened-locked = { $file } is encrypted and needs a passphrase
people-not-opened-wrong = { $file } cannot be opened. The passphrase is wrong, or the file is damaged.
people-not-opened-damaged = { $file } cannot be opened. It is damaged or incomplete. Use an earlier version or a backup.
people-not-opened-other-key = { $file } cannot be opened. It is not encrypted with a passphrase.
people-not-opened-work = { $file } cannot be opened. Its encryption takes too much memory.
people-passphrase-short = The passphrase is too short. Use at least 8 characters.

people-change-new = in a role
people-change-changed = in a new role
people-change-acting = acting for another
people-change-ending = about to leave the role
people-change-ended = no longer in a role
people-change-none = no role in the group registry
people-post-own = { $role }
people-post-acting = acting { $role }
people-post-former = before: { $role }
people-post-order = by order { $order }
people-post-since = from { $day }
people-post-until = until { $day }
people-move-join = Join { $group }
people-move-leave = Leave { $group }
people-move-read = Read the guideline for { $group-kinds }
people-move-sign = Sign the acknowledgement of the letter
people-move-hand-over-successor = Hand over { $group } to { $to }, the successor
people-move-hand-over-acting = Hand over { $group } to { $to }, acting in the role
people-move-hand-over-colleagues = Hand over { $group } to a colleague in the same role: { $to }
people-move-hand-over-letter = Hand over { $group } to whoever gets the role. The letter has { $to } add and remove members.
people-move-hand-over-unknown = Hand over { $group } to whoever gets the role; nobody in the file has it yet
people-move-now = to do
people-move-due = from { $day }
people-move-done = done { $day }
people-move-done-undated = done
people-moves-head = { $name }: { $change }
people-moves-none = There is no group to join or leave
people-moves-nobody = Nobody has a group to join or leave

people-office = { $name } (people: { $people })
people-office-with-holes = { $name } (people: { $people }, empty: { $empty })
people-office-empty = { $count } empty
people-office-ended = { $name } (no longer)
people-office-unnamed = Places of which nobody is known: { $count }

people-acknowledged-head = Acknowledgement of { $letter } { $reference }
people-acknowledged-missing = Missing ({ $count })
people-acknowledged-signed = Acknowledged ({ $count })

cli-people-about = Keep a file of people: import lists, compare members with the letter, join and leave groups, acknowledge, encrypt
cli-people-usage =
    people import <LIST> --to <FILE> [--group <GROUP>] [--json]
    people audit <LIST> --group <GROUP> [--people <FILE>] [--on <DATE>] [--json]
    people moves <FILE> [--person <NAME>] [--to <DOCUMENT>] [--on <DATE>] [--json]
    people acknowledged <FILE> [--district <DISTRICT>] [--to <DOCUMENT>] [--json]
    people organisation <FILE> [--on <DATE>] [--json]
    people encrypt <FILE> [--passphrase-file <FILE>]
    people decrypt <FILE> [--passphrase-file <FILE>]
cli-people-more =
    A list is a .xlsx, .xls, .ods, .csv, .tsv, .txt, .html or .docx file, or a chat history saved from LINE. Columns are found by their heads.
    import loses nothing that is in the file: a value that differs is reported and kept. Names that are spelt nearly alike are reported, and never taken for one person.
    audit lists who is missing, whom the letter does not name, who is not known, and who is there twice, on the day of --on. The people are those of --people, of the list itself if it is a file of people, or of the group registry. Without any, the roles in the list count. People acting for a role count for it. The exit code is 1 if anything is to be looked at.
    moves lists the groups that a person has to join, leave and hand over, in order, with the clauses. Without --person, it lists everybody who has something to do. --to writes a document. The exit code is 1 if anything is left to do.
    acknowledged lists who has acknowledged the letter and who is missing. --to writes the acknowledgement sheet with their names. Once signatures or dates are filled in, import reads a .xlsx or .csv of it back. The exit code is 1 if anybody is missing.
    organisation lists who holds which role in the province, its agencies and districts, with the seats that nobody holds.
    encrypt encrypts a file of people with a passphrase. The five newest earlier versions are encrypted too, and older ones are deleted. decrypt undoes it. All other tasks take an encrypted file too, and the age program opens it as well. The passphrase is that of --passphrase-file. Without it, the program asks a person at a terminal, and does not show what is typed. Without the passphrase nobody can open it again.
cli-people-examples =
    people import members.xlsx --to people.ron
    people audit line-members.txt --group executives --people people.ron
    people moves people.ron --person "Somchai Example" --to moves.pdf
    people acknowledged people.ron --district "Phang Khon" --to sheet.xlsx
    people encrypt people.ron --passphrase-file passphrase.txt
cli-value-people-task = TASK
cli-arg-people-task = What to do: import, audit, moves, acknowledged, organisation, encrypt or decrypt
cli-value-people-list = LIST
cli-arg-people-list = The list of people or members, or the file of people
cli-value-people-out = FILE
cli-arg-people-out = The file of people to add them to, or the document to write
cli-value-people-person = NAME
cli-arg-people-person = The person asked about
cli-value-people-passphrase = FILE
cli-arg-people-passphrase = A file with the passphrase in its first line, or - for the first line of stdin, which is not shown as it is typed
cli-value-people-group = GROUP
cli-arg-people-group = The group whose members are compared, or that the chat history is of
cli-value-people-file = FILE
cli-arg-people-file = The file of people who are known
cli-people-needs-to = people import needs --to <FILE>, the file of people to add the list to
cli-people-needs-group = people audit needs --group <GROUP>
cli-people-writes-nothing = people { $task } writes nothing; leave out --to
cli-people-nobody = { $file }: No row names a person. Check that this is the right file.
cli-people-nobody-known = Nobody is known, so only rows that state a role can be compared. Name a file of people with --people.
cli-people-invalid = { $file } cannot be used:
cli-people-needs-person = people moves --to needs --person <NAME>
cli-people-no-person = Nobody in the file matches --person
cli-people-several-persons = Several people in the file match --person, on lines { $lines }. Give the full name.
cli-people-needs-passphrase = --passphrase-file <FILE> is needed, or --passphrase-file - to read it from stdin
cli-people-no-passphrase = { $file }: there is no passphrase in the first line
cli-people-locked = Give the passphrase with --passphrase-file <FILE>, or --passphrase-file - to read it from stdin.
cli-people-ask = Passphrase of { $file }:
cli-people-ask-new = New passphrase for { $file }:
cli-people-nothing-typed = No passphrase was typed.
cli-people-in-the-clear = { $file } is not encrypted and stays so. people encrypt encrypts it.
cli-people-encrypted = { $file } is encrypted. Keep the passphrase safe: without it nobody can open the file again.
cli-people-encrypted-already = { $file } is encrypted already
cli-people-decrypted = { $file } is no longer encrypted
cli-people-decrypted-already = { $file } is not encrypted
cli-people-would-lose = { $file }: Nothing was written, because somebody in the file would be lost. Check the file with a text editor.
cli-people-changed = { $file }: Nothing was written, because the file has changed in the meantime. Try again.
