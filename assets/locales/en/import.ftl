# Importing a new letter: the group registry that is made, the result, and why a file is refused

import-file-head = A group registry that the program has read from the letter's table. A rule with "unconfirmed: true" is only proposed and decides nothing: check it with the letter, and delete those words if it is right.
import-topic-general = General work
import-area-unknown = Office (please name it)
import-role-new = a new role; check its id
import-seats-inferred = The letter says “{ $words }”.
import-kind-inferred = Inferred by the program from the name of the role.
import-rule-inferred = Inferred by the program from the letter's words.
import-members-assumed = The table has no members. These are the addressees of the letter.

import-column-number = number
import-column-group = group
import-column-size = number of members
import-column-members = members
import-column-practice = practice
import-column-posters = who posts
import-column-notes = notes
import-column-forbidden = forbidden
import-column-other = not used

import-refused-form = The format of this file is not known. Use a .docx, .xlsx, .csv, .tsv, .txt or .html file.
import-refused-damaged = The file is damaged, or its format is not the one that its extension says. Open it in the program that made it, and save it again.
import-refused-not-text = The file is not text, or its encoding cannot be read. Save it again as UTF-8.
import-refused-too-large = The file holds more than { $size } megabytes. Copy only the pages with the table to a new file.
import-refused-too-many-cells = The table has more than { $count } cells. Copy only the table of groups to a new file.
import-refused-too-many-tables = The file has more than { $count } tables. Copy the letter's own table to a new file.
import-refused-too-deep = The parts of the file are nested more than { $depth } levels deep. Copy the table to a new file.
import-refused-no-table = There is no table in the file. A table needs a column of groups and one of members. Check that this is the right file.
import-refused-no-column = The table has no column for this: { $column }. Say which column it is.
import-refused-no-groups = No row of the table names a group. Check the table, or say what its columns are.

cli-import-about = Read the table of a new letter, and write a group registry with proposed rules
cli-import-usage = import <TABLE> --to <FILE> [--table <NUMBER>] [--columns <COLUMNS>] [--json] [--force]
cli-import-more =
    Reads .docx, .xlsx, .csv, .tsv, .txt and .html files. A proposed rule has no effect until somebody confirms it.
    --table says which table of the file is the letter's, from 1.
    --columns names the columns from left to right, separated by commas: number, group, size, members, practice, posters, notes, forbidden, other
cli-import-examples =
    import new-letter.docx --to my-province.ron
    import table.csv --to my-province.ron --columns group,members,practice,notes
cli-value-table = FILE
cli-arg-table = The file with the letter's table
cli-value-registry-out = FILE
cli-arg-registry-out = The group registry to write
cli-import-no-column = { $word } is no kind of column. The kinds are: { $known }
cli-import-name-columns = Use --columns.
cli-value-table-number = NUMBER
cli-arg-table-number = Which table of the file is the letter's, from 1
cli-value-columns = COLUMNS
cli-arg-columns = The columns of the table, from left to right

import-done = Wrote { $file }: { $groups } groups, { $roles } roles, { $rules } proposed rules
import-columns-read = Columns of the table
import-new-roles = New roles; check their ids
import-proposed = Proposed rules, not confirmed
import-unread = Clauses that could not be read as rules
import-every-group = every group
import-next = Check it with trongklum check, then confirm the rules one by one.
import-problems = The new group registry has { $count } errors to mend.

import-heading = Make a group registry from a letter
import-about = Choose the file of a letter with a table of groups, drop it on this window, or copy the table in Word or Excel and paste it here. The program proposes rules, which you confirm one by one.
import-choose = Choose a file…
import-kinds-of-files = Letters and tables
import-paste = Paste from the clipboard
import-pasted = Pasted table
import-nothing-pasted = There is no text on the clipboard. Copy the table first.
import-reading = Reading { $file }…
import-cancel = Stop reading
import-read-as = This file is encoded in { $code }.
import-failed = { $file } cannot be read: { $reason }
import-source = Read from { $file }
import-read-counts = Groups: { $groups } · roles: { $roles } · proposed rules: { $rules } · clauses that could not be read as rules: { $unread }
import-carry = Where clauses say the same, keep the rules confirmed in the open group registry
import-make = Make the group registry
import-make-first = Mend the errors first.
import-which-table = Table to use
import-table-name = Table { $number } (rows: { $rows }, columns: { $columns })
import-the-table = The letter's table
import-the-table-about = Check what each column is. If that is wrong, choose another kind above the column.
import-column-place = Column { $number }
import-more-rows = The first { $shown } of { $count } rows.
import-not-found = Not found
import-letter = Letter
import-new-roles-about = The program does not know these roles. An id stands for a role in the file: small English letters, digits and hyphens. You can change it here.
import-role-id = Id of { $role }
import-groups-read = Groups and clauses
import-group-size = The letter states: { $size }
import-group-members = Members: { $members }
import-practice = Practice
import-notes = Notes
import-general-notes = Notes on every group
import-rule = { $effect }: { $acts } · for: { $who }
import-no-rule = Could not be read as a rule
import-unread-clause = { $place }: { $text }
import-problems-found = Errors and warnings
import-error = Error: { $message }
import-warning = Warning: { $message }
