# Documents that are printed or saved as files

document-source = Source: { $letter } { $reference }, dated { $date }
document-source-from = Source: { $letter } { $reference }, dated { $date }, in force from { $from }
document-source-until = Source: { $letter } { $reference }, dated { $date }, in force until { $until }
document-source-from-until = Source: { $letter } { $reference }, dated { $date }, in force from { $from } until { $until }
in-force-not-yet = Not yet in force: { $letter } { $reference }, dated { $date }, in force from { $from }. The day asked about is { $on }.
in-force-ended = No longer in force: { $letter } { $reference }, dated { $date }, in force until { $until }. The day asked about is { $on }.
document-page = Page { $page } of { $pages }

document-permissions = What may be done in each group: { $role }
document-permissions-all = What each role may do in each group
document-memberships = Roles that are members of each group
document-act = Action
document-topic = Topic
document-role = Role
document-group = Group
document-member = member
document-member-inferred = member (inferred)
document-member-grounds = { $group }: { $role } – inferred member: { $grounds }
document-not-member = not a member

document-onboarding = Using the { $group-kinds }: { $role }
document-card = { $group-kinds }: { $role }
document-no-groups = The { $letter } makes this role a member of no group: { $role }
document-group-and-how = Group, and how to join
document-may = You may
document-must-not = Must not / need not
document-need-not = You need not
document-condition = (if { $condition })
document-conditional = (on a condition)
document-read-only = for information
document-clauses = The { $letter }'s words
document-duties = The { $unit }'s duty under the { $letter }
document-checklist = To do in the first week
document-codes = Scan to join
document-ask = Questions: { $contact }

document-acknowledgement = Acknowledgement of the guideline for { $group-kinds }
document-acknowledge-why = { $Letter } { $reference }, dated { $date }, on { $subject }, asks each { $unit } to inform its staff of the guideline and have them follow it. In summary:
document-acknowledge = I have read the guideline above and will follow it.
document-number = No.
document-name = Name
document-post = Position
document-signature = Signature
document-date = Date
document-moves = Joining and leaving { $group-kinds }
document-to-do = To do
document-how-and-clause = How, and the clause
document-due = Due
document-done = Done on

document-remarks = Program's remark (not part of the { $letter })
document-beside-the-table = Further details from the group registry

document-memo = Memorandum (draft)
document-memo-office = Office
document-memo-number = No.
document-memo-date = Date
document-memo-subject = Request for advice on the { $group-kind } guideline
document-memo-why = { $Letter } { $reference }, dated { $date }, on { $subject }, informed the { $units } of a guideline to follow.
document-memo-found = We checked the guideline and found that in the cases below the sender is not a member of any group that may be used.
document-memo-ask = Please consider naming a group for each of these, or let us know if no { $group-kind } should be used.
document-memo-nothing = We checked the guideline and found that in every case the sender is a member of a group that may be used.

print-no-spooler = Nothing was printed: this computer has no print service, or it is not running. Save a PDF and print it elsewhere.
print-no-printer = Nothing was printed: there is no printer, or none is the default. Add one in the system's settings, or save a PDF.
print-no-such-printer = There is no printer named { $detail }
print-rejecting = { $detail } is not accepting print jobs at the moment. Choose another printer, or save a PDF instead.
print-no-answer = Nothing was printed: this computer's print service does not answer. Try again later, or save a PDF instead.
print-cancelled = Cancelled. Nothing was printed or saved.
print-unsure = The print service does not answer, so the job may or may not have reached the printer. Check the print queue before you print again.
print-waits = The job is in the queue, but the printer { $printer } is stopped. It will print when the printer is restarted.
print-refused = Nothing was printed: the print service refused the job. Save a PDF and print it with another program or elsewhere. (The print service says: { $detail })
print-unwritable = { $file } cannot be written: { $reason }
not-saved-changed = Not saved: the file has changed since you opened it
not-saved-gone = Not saved: the file is no longer there. It may have been moved, renamed or deleted.
not-saved-busy = Not saved: another program is saving this file. Try again.
not-saved-broken = Not saved: there are errors to mend first. The file as it was can still be used.
not-saved-too-large = Not saved: the group registry is too large
unwritable-no-folder = the folder does not exist
unwritable-is-folder = a folder has this name; choose another one
unwritable-denied = you do not have permission to write there
unwritable-read-only = the file or the disk is read-only
unwritable-full = the disk is full
unwritable-name-too-long = the name is too long
unwritable-bad-name = the system does not accept this name
unwritable-in-use = another program has the file open; close it first
unwritable-other = the system could not write it
print-fault = This document cannot be made ({ $detail })
print-letters = These characters cannot be printed: { $letters } The document has boxes in their place.
print-archive-letters = No archive copy was made, because these characters cannot be printed: { $detail } Use other characters in the group registry.
print-picture-too-large = This document is too large for a single image. Choose one role, a lower resolution, or PDF
print-rows-lost = The head of a table is too tall and leaves no room for its rows. Shorten the groups' names, use A3, or save it as xlsx

district-office = { $district } District Administration Office
unit-office = { $name } { $unit-name }
