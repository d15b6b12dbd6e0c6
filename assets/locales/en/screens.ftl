# Groups and roles, new to the role, source letter, check

clause-open = { $name } (clause { $clause }): show it in the { $letter }

rule-members = any member of the group
rule-outsiders = those whose role is not in the member list
rule-who = { $effect } · applies to: { $who }
rule-to = To: { $value }
rule-topics = Topics: { $value }
rule-condition = Condition: { $value }
rule-id = Rule { $id }

sizes-unstated = The { $letter } gives no number of members; { $seated } can be counted by role.
sizes-unstated-open = The { $letter } gives no number of members; { $seated } can be counted by role, not counting { $roles }, whose number is not known.
sizes-impossible = The { $letter } states { $stated }, but { $seated } are counted by role. The numbers do not match.
sizes-left = The { $letter } states { $stated }; { $seated } are counted by role, which leaves { $left } for: { $roles }.
sizes-agree = The { $letter } states { $stated }, which matches the count by role.

seats-open = The number of holders is not known.
seats-exact = Number of holders: { $count }
seats-per-district = In every district, { $count } in all.

dir-groups = Groups
dir-roles = Roles
dir-people = People
dir-filter = Find by name, abbreviation or id
dir-count = { $count } found
dir-id = Id in the group registry file: { $id }
dir-members = Members
dir-clauses = In the { $letter }'s words
dir-rules = Rules derived from the { $letter }
dir-link = Link to join
dir-copy-link = Copy the link
group-picture = Picture of { $group }
dir-code = QR code to join { $group }
dir-no-link = This group registry has no link to the group.
dir-by-kind = counted by role type
dir-by-kind-inferred = counted by role type (inferred)
dir-abbreviations = Abbreviations: { $names }
dir-kind-of = Type of
dir-kinds = Includes
dir-role-groups = Member of
dir-role-no-groups = No group's member list has this role.
dir-district = { $Unit }: { $value }
dir-telephone = Telephone: { $value }
dir-no-people = This group registry lists no people.
dir-people-stay = A list of people is personal data. An office can add one to its own group registry file. It stays on this computer; the program does not send it anywhere.

join-self = Your role is on the member list, so you may join by yourself. The { $letter } does not say who may add you.
join-self-only = You must join by yourself; nobody may add you.
join-self-unlisted = You may join by yourself. The { $letter } does not say who may add you.
join-either = You may join by yourself, or be added by: { $roles }.
join-added = Ask to be added by: { $roles }.
join-only-added = The { $letter } does not let you join by yourself. Ask to be added by: { $roles }.
join-any-member = any member of the group
join-silent = The { $letter } does not say how to join; ask the group's administrator.
join-forbidden = The { $letter } does not let you join by yourself; ask the group's administrator.

tick-join = Join { $group }
tick-read = Read the { $letter } and the whole guideline
tick-drill = Pass the quiz
tick-sign = Sign the acknowledgement

drill-is = This means: { $act } ({ $topic })
drill-told = { $situation } Which group?
drill-situation = Your task: { $act } ({ $topic }). Which group?
drill-condition = { $group }: allowed if { $condition }

onb-choose-role = Which role do you hold?
onb-choose-why = Choose once; the program remembers it, and says which groups to join, what you may do there and what you must not.
onb-tab-groups = Groups and rules
onb-tab-checklist = To do { $done }/{ $all }
onb-tab-drill = Quiz
onb-groups = Groups for { $role }: { $count }
onb-no-groups = { $role }: no group's member list has this role
onb-how = How to join
onb-may = You may
onb-must-not = You must not
onb-need-not = You need not
onb-read-only = The { $letter } gives this role nothing to post here. You are a member to stay informed.
onb-closing = Rule under the table, for every group
onb-duties = The { $unit }'s duty under the { $letter }
onb-progress = { $done } of { $all } done
onb-all-done = Everything is done.
onb-ticks-kept = Completed items are remembered on this computer.
onb-question = Question { $number } of { $all }
onb-none = No group you can use yourself
onb-right = Right: { $answer }
onb-wrong = Not yet. The answer is { $answer }
onb-next = Next
onb-see-score = See the score
onb-score = { $score } of { $all } right
onb-passed = You have passed the quiz.
onb-not-passed = Not passed yet. At least 80% must be right. Try again.
onb-was-right = { $number }. Right · { $situation }
onb-was-wrong = { $number }. Wrong · { $situation }
onb-again = Try again
onb-no-drill = The { $letter } assigns nothing to this role, so there is no quiz.

letter-subject = Subject
letter-addressee = To
letter-enclosure = Enclosure
letter-clause = { $text } (clause { $clause })
letter-remark = Program's remark (not part of the { $letter })
letter-rules = Rules derived from { $clause }
letter-duty = The { $unit }'s duty under the { $letter }: { $duty }
letter-no-rules = No rule cites this clause.
letter-copy = Copy the text

check-file = Check of the version in use: { $file }
check-refused = The latest version of { $file } cannot be opened
check-well = The version in use is valid. Nothing needs fixing.
check-trying = Trying every role with every action and topic…
check-section-error = Errors: { $count }
check-section-warning = Warnings: { $count }
check-section-info = Notes: { $count }
check-to-letter = Show it in the { $letter } (line { $line }, column { $column })
check-to-letter-name = Show it in the { $letter }: { $message }
check-to-directory = Show it in Groups and roles (line { $line }, column { $column })
check-to-directory-name = Show it in Groups and roles: { $message }
check-to-source = Show the lines of the file (line { $line }, column { $column })
check-to-source-name = Show the lines of the file: { $message }
check-sizes = Sizes
check-size-group = Group
check-size-stated = Stated
check-size-seated = Counted by role
check-size-left = Left for other roles
check-size-note = What that means
check-none = -
check-uncovered = Matters without a group
check-uncovered-why = The { $letter } names no group for these, or the role is not a member of the group for it. The program tells users whom to ask.
check-all-covered = Every matter has a group.
check-act = Action
check-topic = Topic
check-roles = Roles
uncovered-all = every role
uncovered-any-topic = any topic

# Print or save as a file

print-heading = Print or save as a file
print-document = Document
print-guideline = Guideline table
print-permissions = Permissions
print-memberships = Members
print-onboarding = Role sheet
print-card = Pocket card
print-acknowledgement = Acknowledgement
print-letter = Source { $letter }
print-coverage = Request for advice (memo)
print-role = Role
print-all-roles = Every role
print-needs-role = This document needs a role
print-roster = Fill in the people in the group registry (personal data)
print-rows = Signature lines
print-paper = Paper
print-portrait = Portrait
print-landscape = Landscape
print-do = Print this document
print-copies = Copies
print-printer = Printer
print-busy = Working…
print-cancel = Cancel
print-cancelling = Cancelling…
print-printed = Sent to the printer
print-too-late = It was sent to the printer before it could be cancelled
print-recall = Cancel this print job
print-recalled = The print job is cancelled. Pages that the printer already had may still come out.
print-not-recalled = This print job can no longer be cancelled; it may be printed already
print-not-recalled-why = This print job can no longer be cancelled; it may be printed already. (The print service says: { $detail })
print-is-stopped = This printer is stopped; jobs wait in its queue
print-is-rejecting = This printer is not accepting print jobs at the moment
print-look-again = Find printers
print-closing = Still printing or saving. The window closes when that is done; close it again to cancel and close at once.
print-save = Save as a file
print-save-do = Save
print-place = Where to save
print-choose = Choose a place…
print-ending = The file extension sets the format
print-saved = Saved at { $file }
print-exists = { $file } already exists
print-replace = Replace the old file
print-open = Open the file
print-not-opened = The file cannot be opened: this computer has no program for this file type
print-making = Laying out pages…
print-previous = Previous page
print-next = Next page
print-smaller = Smaller
print-larger = Larger
print-fit = Whole page
print-this = Print or save as a file

# Draft

screen-draft = Check a draft
draft-stays = Checked on this computer only. The message is not saved or sent, and is gone when the window closes.
draft-field = Message to post
draft-field-hint = Paste or type the whole message here
draft-clear = Clear the message
draft-longest = Only the first { $count } characters are checked.
letters-not-shown = These characters cannot be shown: { $letters }
draft-copy-masked = Copy the masked draft
draft-read-again = The program finds only patterns it knows. Please read the message again before posting.
draft-find = See why in Find a group

# Searching everything

search-group = Group
search-role = Role
search-role-of = Role: { $role }
search-person = Person: { $role }
search-clause = Clause: { $place }

dir-my-district = Only your { $unit } ({ $district })
