# Importing a new letter: the group registry that is made, the result, and why a file is refused

import-file-head = A group registry that the program has read from the letter's table. No rule is confirmed yet: check each, and delete "unconfirmed" from those that are right.
import-topic-general = General work
import-area-unknown = Office (please name it)
import-role-new = a new role; check its id
import-kind-inferred = Inferred by the program from the name of the role.
import-rule-inferred = Inferred by the program from the letter's words; please check.

import-column-number = number
import-column-group = group
import-column-size = number of members
import-column-members = members
import-column-practice = practice
import-column-notes = notes
import-column-forbidden = forbidden
import-column-other = not used

import-refused-form = The format of this file is not known. Use a .docx, .xlsx, .csv, .tsv, .txt or .html file.
import-refused-damaged = The file is damaged, or its format is not the one that its extension says. Open it in the program that made it, and save it again.
import-refused-not-text = The file is not text, or its encoding cannot be read. Save it again as UTF-8.
import-refused-too-large = The file holds more than { $size } megabytes. Copy only the pages with the table to a new file.
import-refused-too-many-cells = The table has more than { $count } cells. Copy only the table of groups to a new file.
import-refused-too-deep = The parts of the file are nested more than { $depth } levels deep. Copy the table to a new file.
import-refused-no-table = There is no table in the file. A table needs a column of groups and one of members. Check that this is the right file.
import-refused-no-column = The table has no column for this: { $column }. Name its columns with --columns.
import-refused-no-groups = No row of the table names a group. Check the table, or name its columns with --columns.

cli-import-about = Read the table of a new letter, and write a group registry with proposed rules
cli-import-usage = import <TABLE> --to <FILE> [--columns <COLUMNS>] [--json] [--force]
cli-import-more =
    Reads .docx, .xlsx, .csv, .tsv, .txt and .html files. A proposed rule has no effect until somebody confirms it.
    --columns names the columns from left to right, separated by commas: number, group, size, members, practice, notes, forbidden, other
cli-import-examples =
    import new-letter.docx --to my-province.ron
    import table.csv --to my-province.ron --columns group,members,practice,notes
cli-value-table = FILE
cli-arg-table = The file with the letter's table
cli-value-registry-out = FILE
cli-arg-registry-out = The group registry to write
cli-import-no-column = { $word } is no kind of column. The kinds are: { $known }
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
