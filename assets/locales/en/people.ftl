# People: files of people, their import, the comparison of a group's members with the letter

people-file-head = The people of the office, by Trong Klum. Keep this file to those who need it.

problem-people-empty = The file is empty; it has no people
problem-people-empty-hint = Import a list of people with trongklum people import, or restore the file from a backup.
problem-people-date = This is not a date
problem-people-date-hint = Write day, month and year, such as "๑ ตุลาคม ๒๕๖๘" or "1/10/2568".
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
