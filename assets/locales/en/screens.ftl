# Directory, starting work, source letter, check

clause-open = { $name } (clause { $clause }): show it in the letter

rule-members = any member of the group
rule-outsiders = those whose role is not in the member list
rule-who = { $effect } · who: { $who }
rule-to = To: { $value }
rule-topics = Only about: { $value }
rule-condition = Condition: { $value }
rule-id = Rule { $id }

sizes-unstated = The letter states no size; the roles account for { $seated }.
sizes-unstated-open = The letter states no size; the roles account for { $seated }, not counting { $roles }, whose number is not known.
sizes-impossible = The letter states { $stated }, but the roles account for { $seated }: they disagree.
sizes-left = The letter states { $stated }; the roles account for { $seated }, which leaves { $left } for: { $roles }.
sizes-agree = The letter states { $stated }, which is what the roles account for.

seats-open = How many hold it is not known.
seats-exact = Held by { $count }.
seats-per-district = In every district, { $count } in all.

dir-groups = Groups
dir-roles = Roles
dir-people = People
dir-filter = Find by name, abbreviation or id
dir-count = { $count } found
dir-id = Id in the registry file: { $id }
dir-members = Members
dir-clauses = In the letter's words
dir-rules = Rules read from the letter
dir-link = Link to join
dir-copy-link = Copy the link
dir-code = QR code to join { $group }
dir-no-link = This registry keeps no link for the group.
dir-by-kind = counted by kind of role
dir-by-kind-inferred = counted by kind of role (inferred)
dir-abbreviations = Abbreviations: { $names }
dir-kind-of = A kind of
dir-kinds = Includes
dir-role-groups = Member of
dir-role-no-groups = No group's member list has this role.
dir-district = District: { $value }
dir-telephone = Telephone: { $value }
dir-no-people = This registry lists no people.
dir-people-stay = A list of people is personal data. An office can add one to its own registry file; it stays on this machine, and the program sends it nowhere.

join-self = Your role is in the member list: you may join by yourself. Who may add you, the letter does not say.
join-self-only = Join by yourself only; nobody else may add you.
join-either = Join by yourself, or have a member add you.
join-added = Have a member add you.
join-silent = The letter does not say how to get in; ask whoever looks after the group.
join-forbidden = The letter does not let you join by yourself; ask whoever looks after the group.

tick-join = Join { $group }
tick-read = Read the letter and the whole guideline
tick-drill = Pass the drill
tick-sign = Sign the acknowledgement

drill-is = This is: { $act } ({ $topic })
drill-told = { $situation } In which group?
drill-situation = You want to: { $act } ({ $topic }). In which group?
drill-condition = { $group }: if { $condition }

onb-choose-role = Which role do you hold?
onb-choose-why = Choose once; the program remembers it, and says which groups to join, what you may do there and what not.
onb-tab-groups = Groups and rules
onb-tab-checklist = To do { $done }/{ $all }
onb-tab-drill = Drill
onb-groups = Groups to join as { $role }: { $count }
onb-no-groups = { $role }: no group's member list has this role
onb-how = How to get in
onb-may = You may
onb-must-not = You must not
onb-need-not = You need not
onb-read-only = The letter gives this role nothing to post here; you are in it to read.
onb-closing = The letter's closing rule, for every group
onb-duties = What the letter asks of you
onb-progress = { $done } of { $all } done
onb-all-done = Everything is done.
onb-ticks-kept = The ticks are kept on this machine.
onb-question = Question { $number } of { $all }
onb-none = No group in which I may post it myself
onb-right = Right: { $answer }
onb-wrong = Not yet. The answer is { $answer }
onb-next = Next
onb-see-score = See the score
onb-score = { $score } of { $all } right
onb-passed = You have passed the drill.
onb-not-passed = Not passed yet: four in five have to be right. Try again.
onb-was-right = { $number }. Right · { $situation }
onb-was-wrong = { $number }. Wrong · { $situation }
onb-again = Once more
onb-no-drill = The letter settles nothing for this role, so there is no drill.

letter-subject = Subject
letter-addressee = To
letter-enclosure = Enclosure
letter-clause = { $text } (clause { $clause })
letter-remark = A remark of the program, not the letter's words
letter-rules = Rules read from { $clause }
letter-duty = Duty: { $duty }
letter-no-rules = No rule cites this clause.
letter-copy = Copy the text

check-file = Check of { $file }
check-refused = The newest state of { $file } cannot be opened
check-well = The registry is sound and in use; nothing has to be mended.
check-trying = Trying every role with every need…
check-section-error = Errors: { $count }
check-section-warning = Warnings: { $count }
check-section-info = Notes: { $count }
check-to-letter = Show it in the letter · line { $line }, column { $column }
check-to-letter-name = Show it in the letter: { $message }
check-to-directory = Show it in the directory · line { $line }, column { $column }
check-to-directory-name = Show it in the directory: { $message }
check-to-source = Show the lines of the file · line { $line }, column { $column }
check-to-source-name = Show the lines of the file: { $message }
check-sizes = Sizes
check-size-group = Group
check-size-stated = Stated
check-size-seated = Seated
check-size-left = Left
check-size-note = What that means
check-none = -
check-uncovered = Needs without a group
check-uncovered-why = The letter settles no group for these, or the role is not in the one that fits. Who asks is told whom to turn to.
check-all-covered = Every need has a group.
check-act = Act
check-topic = Topic
check-roles = Roles
uncovered-all = every role
uncovered-any-topic = any topic

# Print and export

print-heading = Print and export
print-document = Document
print-guideline = Guideline table
print-permissions = Permissions
print-memberships = Memberships
print-onboarding = Sheet for a role
print-card = Pocket card
print-acknowledgement = Acknowledgement
print-letter = Source letter
print-coverage = Memo of questions
print-role = Role
print-all-roles = Every role
print-needs-role = This document needs a role
print-roster = Fill in the registry's people (personal data)
print-rows = lines to sign
print-paper = Paper
print-portrait = Portrait
print-landscape = Landscape
print-do = Print this document
print-copies = copies
print-printer = Printer
print-busy = Working…
print-cancel = Cancel
print-printed = Sent to the printer
print-save = Save as a file
print-save-do = Save
print-place = Where to save
print-choose = Choose a place…
print-ending = The file's ending chooses the format
print-saved = Saved at { $file }
print-exists = There is a file { $file } already
print-replace = Replace the old file
print-open = Open the file
print-not-opened = The file cannot be opened: this computer has no program for its kind
print-making = Setting the pages…
print-previous = Previous page
print-next = Next page
print-smaller = Smaller
print-larger = Larger
print-fit = Whole page
print-this = Print or save

# Draft

screen-draft = Draft
draft-stays = Checked on this machine only. The program neither keeps nor sends the message, and forgets it when the window closes.
draft-field = The message to be posted
draft-field-hint = Paste or type the whole message here
draft-clear = Clear the message
draft-longest = A message may have { $count } characters at most; what is beyond them was not checked
letters-not-shown = These letters cannot be shown: { $letters }
draft-copy-masked = Copy the masked draft
draft-read-again = Only known patterns are found. Please read the message once more before posting it.
draft-find = See the reasons in Find

# Searching the registry

search-group = Group
search-role = Role
search-role-of = Role: { $role }
search-person = Person: { $role }
search-clause = Words of the letter: { $place }

dir-my-district = Only my district ({ $district })
