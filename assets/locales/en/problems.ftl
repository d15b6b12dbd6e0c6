# Problems and findings of a registry: problem-<code> says what is wrong, problem-<code>-hint what to do

problem-unreadable = The file cannot be read: { $reason }
problem-unreadable-hint = Check the file's name and folder, then open it again.
reason-folder = it is a folder, not a file
reason-not-found = there is no such file
reason-denied = you have no right to read it
reason-other = the system failed to read it

problem-not-text = The file is not UTF-8 text
problem-not-text-hint = Save it as UTF-8 text, or choose a registry file (.ron).

problem-empty = The file is empty; there is no registry in it
problem-empty-hint = Start from a copy of data/sakon-nakhon.ron.

problem-syntax = Not valid RON: { $detail }
problem-syntax-hint = Check this line and the one before: brackets, quotation marks, commas.
syntax-ends-early = the file ends before every bracket is closed
syntax-comma = a comma ( , ) is missing
syntax-colon = a colon ( : ) is missing
syntax-string = a text in quotation marks is not closed, or holds a character it may not
syntax-comment = a comment /* */ is not closed
syntax-bracket = the brackets do not match, or this is no record ( name: value )
syntax-trailing = something stands after the file's last closing bracket
syntax-other = this is not RON

problem-too-deep = Brackets are nested too deeply
problem-too-deep-hint = A registry nests only a few levels; check that this is one.

problem-newer-version = The file has format version { $found }; this program knows versions up to { $known }
problem-newer-version-hint = Open it with a newer version of the program.

problem-unknown-field = Unknown field { $field }
problem-unknown-field-hint = Fields known here: { $fields }
problem-unknown-field-hint-near = Did you mean { $near }?

problem-missing-field = The field { $field } is missing
problem-missing-field-hint = Add { $field }: … to this record.

problem-duplicate-field = The field { $field } stands twice in one record
problem-duplicate-field-hint = Keep one of them.

problem-wrong-value = This must be { $kind }
problem-wrong-value-hint = Change the value to that kind; data/README.md has examples.
kind-record = a record ( name: value, … )
kind-text = a text in quotation marks
kind-words = a text in quotation marks, or (th: "…", en: "…")
kind-number = a whole number
kind-list = a list [ …, … ]
kind-flag = true or false
kind-seats = Exact(number), PerDistrict(number) or Open
kind-effect = Permit, PermitIf(th: "…", en: "…"), Only, NotRequired or Forbid
kind-who = Members, Outsiders or Roles(["…"])
kind-meaning = Act("…"), Topic("…"), Role("…"), Office("…"), Group("…"), Purpose("…"), Outsider, Outside or Plain
kind-term = a text in quotation marks, or ("…", a weight above 0 and up to 10)

problem-unknown-word = Unknown word { $word }
problem-unknown-word-hint = Words known here: { $words }
problem-unknown-word-hint-near = Did you mean { $near }?

problem-bad-id = "{ $id }" cannot be an id
problem-bad-id-hint = Ids are made of a-z, 0-9 and -, and are not empty.

problem-duplicate-id = The id { $id } is already taken
problem-duplicate-id-hint = Give this one another id.

problem-dangling-id = There is no { $kind } with the id { $id }
problem-dangling-id-hint = Check its spelling, or add what it names.
problem-dangling-id-hint-near = Did you mean { $near }?
kind-role = role
kind-topic = topic
kind-group = group
kind-clause = clause
kind-place = place in the letter

problem-no-topics = The registry has no topics
problem-no-topics-hint = Add at least one, such as (id: "general", name: "General work").

problem-no-members = The group { $group } has no member roles
problem-no-members-hint = Put at least one role's id into members.

problem-no-acts = The rule { $id } names no act
problem-no-acts-hint = Put at least one act into acts.

problem-no-clause = { $id } cites no clause
problem-no-clause-hint = Put a clause's id into cites, such as <group>.practice.1; a rule that can cite nothing should not be.

problem-kind-cycle = The role { $id } ends up as a kind of itself
problem-kind-cycle-hint = Remove the kind_of that leads back to it.

problem-size-misread = The words "{ $text }" do not agree with count: { $count }
problem-size-misread-hint = Make count the number in the letter's words.

problem-uncited-clause = No rule cites the clause { $clause }
problem-uncited-clause-hint = Write a rule that cites it, or a duty when it is not about posts.

problem-idle-rule = The rule { $rule } decides no need at all
problem-idle-rule-hint = Check its roles and topics, and the group's rules that come before it or are more specific.

problem-impossible-size = { $group } is said to have { $stated } members, but its countable roles make { $seated }
problem-impossible-size-hint = Check the stated size, the number of districts and the roles' seats.

problem-sizes-disagree = { $group } ({ $stated } members) leaves { $left } for { $roles }, but { $other } ({ $other-stated } members) leaves { $other-left }: they differ by { $difference }
problem-sizes-disagree-hint = The two should hold the same people in these roles; one of them may lack some, or hold too many.

problem-remark = { $note }
problem-remark-hint = A remark on the source letter; nothing needs to change.

problem-unprintable = These letters cannot be shown or printed: { $letters }
problem-unprintable-hint = The window and the documents show boxes in their place. Use other letters where you can.

problem-no-group = { $act } ({ $topic }): no group to use for { $roles }
problem-no-group-hint = The letter does not provide for it, or the role is not in the group that fits.

problem-several-groups = { $act } ({ $topic }): several groups fit, { $groups }, for { $roles }
problem-several-groups-hint = The first is recommended; the letter speaks most closely of it.

problem-rules-overlap = In { $group } the rule { $second } ({ $second-effect }) speaks about the same as { $first } ({ $first-effect }): { $acts }
problem-rules-overlap-hint = Rules apply in this order: forbid, only, permit, not required.
