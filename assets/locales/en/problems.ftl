# Problems and findings of a group registry: problem-<code> says what is wrong, problem-<code>-hint what to do

problem-unreadable = The file cannot be read: { $reason }
problem-unreadable-hint = Check the file's name and folder, then open it again.
reason-folder = it is a folder, not a file
reason-not-found = there is no such file
reason-denied = you do not have permission to read it
reason-other = the system failed to read it

problem-too-large = The file is too large: a group registry may have { $megabytes } million bytes
problem-too-large-hint = Check that you chose the right group registry file (.ron).

problem-other-encoding = The file is { $encoding } text, not UTF-8
problem-other-encoding-hint = Open it in Notepad and save it as UTF-8.

problem-not-text = The file is not UTF-8 text
problem-not-text-hint = Save it as UTF-8 text, or choose a group registry file (.ron).

problem-empty = The file is empty; it has no group registry
problem-empty-hint = Start from a copy of data/example.ron.

problem-damaged = The file has only NUL characters: its contents are lost
problem-damaged-hint = Restore it from a backup. This can happen when a computer stops while it is saving.

problem-syntax = Not valid RON: { $detail }
problem-syntax-hint = Check this line and the one before: brackets, quotation marks, commas.
syntax-ends-early = the file ends before every bracket is closed
syntax-comma = a comma ( , ) is missing
syntax-colon = a colon ( : ) is missing
syntax-string = a text in quotation marks is not closed, or contains an invalid character
syntax-quote = the text before this ends too early: a quotation mark is missing, or one inside the text needs \ before it
syntax-quotes = a text needs plain quotation marks "…"; { $sign } is not one
syntax-wide = { $sign } is a full-width character; use the ordinary one
syntax-unseen = there is an invisible character or a special space here, { $sign }; delete it
syntax-digits = numbers need Arabic digits here
syntax-comment = a comment /* */ is not closed
syntax-bracket = the brackets do not match, or this is not a record ( name: value )
syntax-open-bracket = the bracket that opens here is not closed
syntax-extra-bracket = a closing bracket too many, or one of the wrong kind
syntax-name = a value in a record needs a name and a colon before it
syntax-name-quoted = a field's name must not be in quotation marks
syntax-value = a value is missing
syntax-trailing = there is something after the file's last closing bracket
syntax-other = this is not RON

problem-too-deep = Brackets are nested too deeply
problem-too-deep-hint = A group registry nests only a few levels; check that this is one.

problem-too-many = The list { $list } is too long: the program takes { $most } items at most
problem-too-many-hint = Check that this is the right group registry, or divide it into several files.
limit-values = of all values in the file
limit-cases = of roles × topics × groups

problem-too-long = The text is too long: the program takes { $most } characters at most
problem-too-long-hint = Divide it into several texts, or shorten it.

problem-newer-version = The file has format version { $found }; this program knows versions up to { $known }
problem-newer-version-hint = Open it with a newer version of the program.

problem-unknown-field = Unknown field { $field }
problem-unknown-field-hint = Fields known here: { $fields }
problem-unknown-field-hint-near = Did you mean { $near }?

problem-missing-field = The field { $field } is missing
problem-missing-field-hint = Add { $field }: … to this record.

problem-duplicate-field = The field { $field } appears twice in one record
problem-duplicate-field-hint = Keep one of them.

problem-wrong-value = This must be { $kind }
problem-wrong-value-hint = Change the value to that kind; data/README.md has examples.
kind-record = a record ( name: value, … )
kind-text = a text in quotation marks
kind-words = a text in quotation marks, or (th: "…", en: "…")
kind-number = a whole number
kind-list = a list [ …, … ]
kind-flag = true or false
kind-seats = Exact(number), PerDistrict(number), PerUnit("…", number) or Open
kind-effect = Permit, PermitIf("…"), PermitIf(th: "…", en: "…"), Only, NotRequired or Forbid
kind-who = Members, Outsiders or Roles(["…"])
kind-time = a time, such as "08.30" or "15:30"
kind-weekday = a day of the week: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday
kind-within = AtOnce, Minutes(number), Hours(number), Days(number) or WorkingDays(number)
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
kind-unit = unit
kind-clause = clause
kind-place = place in the { $letter }

problem-empty-name = The name is empty
problem-empty-name-hint = Enter the name that people know it by.

problem-newer-field = The field { $field } belongs to format version 2, but the file says version 1
problem-newer-field-hint = Write version: 2, so that an older program can say that it needs a newer one.

problem-same-name = Two items have the same name, "{ $name }": { $first } and { $second } ({ $kind })
problem-same-name-hint = Give them different names. A question that uses this name cannot tell which is meant.

problem-look-alike = Two items look the same but differ in their characters: { $first } and { $second } ({ $kind }), here { $name }
problem-look-alike-hint = Use names and ids that can be told apart. The digit 1 and the letter l, for example, look alike.

problem-no-topics = The group registry has no topics
problem-no-topics-hint = Add at least one, such as (id: "general", name: "General work").

problem-no-members = The group { $group } has no member roles
problem-no-members-hint = Put at least one role's id into members.

problem-no-acts = The rule { $id } names no action
problem-no-acts-hint = Put at least one action into acts.

problem-no-clause = { $id } cites no clause
problem-no-clause-hint = Put a clause's id into cites, such as <group>.practice.1; remove a rule that cannot cite the { $letter }.

problem-unsuited-field = The field { $field } does not suit the rule { $id }: { $needs }
problem-unsuited-field-hint = Remove it, or change effect and who to match the { $letter }.
needs-permission = it is for rules that permit (Permit, PermitIf or Only)
needs-roles = it needs roles, who: Roles(["…"])
needs-ban = it is for bans (Forbid)

problem-no-administrators = administrators names no role
problem-no-administrators-hint = Put the roles that add and remove members into roles.

problem-empty-time = when states no time
problem-empty-time-hint = Give weekdays, working_days, holidays, from, before or within, or remove when.

problem-impossible-time = No time satisfies this when
problem-impossible-time-hint = The time in from must be earlier than the time in before, and a working day is not a holiday.

problem-picture-place = The picture "{ $path }" is not in the group registry's folder of pictures
problem-picture-place-hint = Keep it in the folder pictures beside the file, and write "pictures/name".

problem-picture-missing = The picture "{ $path }" is missing: { $reason }
problem-picture-missing-hint = Put the file into the folder pictures beside the group registry file, and check its name.
reason-no-pictures-folder = this group registry was not read from a folder, so it has no pictures

problem-picture-too-large = The picture "{ $path }" is too large
problem-picture-too-large-hint = Use a file of at most { $megabytes } MB, { $side } pixels a side, and { $megapixels } million pixels in all.

problem-picture-unreadable = The picture "{ $path }" cannot be shown: { $reason }
problem-picture-unreadable-hint = Save it again as PNG, JPEG or WebP in the folder pictures.
reason-picture-outside = a link leads out of the folder pictures
reason-picture-format = it is not a PNG, JPEG or WebP file
reason-picture-damaged = the file is damaged
reason-no-code = it has no QR code that holds a text
reason-not-kept = it cannot be kept in the folder pictures

problem-kind-cycle = The role { $id } leads back to itself through kind_of
problem-kind-cycle-hint = Remove the kind_of that leads back to it.

problem-size-misread = The words "{ $text }" do not agree with count: { $count }
problem-size-misread-hint = Make count the number in the { $letter }'s words.

problem-size-uncounted = The words "{ $text }" have a number, but there is no count
problem-size-uncounted-hint = If it is the number of members, give it as count; if it is only rough, add approximate: true.

problem-ends-before-start = The last day "{ $date }" is before the { $letter }'s first day
problem-ends-before-start-hint = Compare until, and from in in_force, with the { $letter }.

problem-replaces-itself = The letter is said to replace itself: "{ $letter }"
problem-replaces-itself-hint = Put only the numbers of earlier letters into replaces.

problem-districts-disagree = The unit { $id } has count: { $count }, but the province has districts: { $districts }
problem-districts-disagree-hint = Give the number once, or make both the same.

problem-repeated = { $id } appears twice in one list
problem-repeated-hint = Remove one of them.

problem-idle-preference = This order has no effect: it names fewer than two groups, a group twice, or an empty list
problem-idle-preference-hint = Give at least two different groups, the preferred one first.

problem-shadowed-preference = This order never applies: an earlier one covers all that it covers
problem-shadowed-preference-hint = Put the narrower order first, or remove one.

problem-unconfirmed-rule = Nobody has confirmed the rule { $id }, so it has no effect yet
problem-unconfirmed-rule-hint = Compare it with the { $letter }. If it is right, remove unconfirmed: true.

problem-recipient-acts = The rule { $id } permits something to { $role }, a role that only receives (recipient_only)
problem-recipient-acts-hint = Remove the role from who, or recipient_only from the role.

problem-alone-twice = The rules { $first } and { $second } each permit it to one alone, but not to the same roles
problem-alone-twice-hint = Name all of them in one rule, or remove alone from one.

problem-alone-beside = The rule { $second } permits what the rule { $first } permits to some roles alone, but to others too
problem-alone-beside-hint = Compare both with the { $letter }. Remove the others from who, or remove alone.

problem-must-not-required = The rule { $first } demands what the rule { $second } does not require
problem-must-not-required-hint = Compare both with the { $letter }. Narrow their roles, topics or times, or remove must.

problem-obligation-forbidden = In { $group } the rule { $rule } requires what the rules { $bans } forbid: { $acts }
problem-obligation-forbidden-hint = Compare both with the { $letter }. Limit one of them by role, topic or time, or give the ban an exception.

problem-impossible-date = The date "{ $date }" does not exist
problem-impossible-date-hint = Compare it with the { $letter }. If the { $letter } really says so, keep it and add a remark on { $place }.

problem-unclear-date = The date "{ $date }" cannot be understood
problem-unclear-date-hint = Write the day, month and year as in the { $letter }, such as { $example }. If the { $letter } really says so, keep it and add a remark on { $place }.

problem-uncited-clause = No rule cites the clause { $clause }
problem-uncited-clause-hint = Write a rule that cites it, or a duty if it is not about posting.

problem-idle-rule = The rule { $rule } never takes effect
problem-idle-rule-hint = Check its roles and topics, and the group's rules that come before it or are more specific.

problem-impossible-size = { $group } is said to have { $stated } members, but its countable roles make { $seated }
problem-impossible-size-hint = Check the stated size, the number of units and the roles' seats.

problem-sizes-disagree = Without the other roles, { $group } ({ $stated } members) leaves { $left } as { $roles }, but { $other } ({ $other-stated } members) leaves { $other-left }. Difference: { $difference }
problem-sizes-disagree-hint = Both should have the same people in these roles; one may have too few or too many.

problem-not-yet-in-force = Not yet in force: it applies from { $from }; the day of this check is { $on }
problem-not-yet-in-force-hint = The { $letter } does not apply yet. To check for another day, use --on.

problem-no-longer-in-force = No longer in force: it applied until { $until }; the day of this check is { $on }
problem-no-longer-in-force-hint = The { $letter } no longer applies. Use the group registry of the newer letter.

problem-remark = { $note }
problem-remark-hint = A remark on the source { $letter }; nothing needs to change.

problem-hidden-character = There is a hidden character here ({ $sign }): { $detail }
problem-hidden-character-hint = Delete it and type this text again.
hidden-direction = it shows the text in another order
hidden-control = a control character
hidden-text = hidden text

problem-unprintable = These characters cannot be shown or printed: { $letters }
problem-unprintable-hint = The window and the documents show boxes in their place. Use other characters where you can.
problem-more-problems = { $count } more findings are not shown
problem-more-problems-hint = Correct those shown first, then check again.

problem-no-group = { $act } ({ $topic }): no group that can be used. Roles: { $roles }
problem-no-group-hint = The { $letter } does not provide for it, or the role is not a member of the group for it.

problem-several-groups = { $act } ({ $topic }) by { $roles }: several groups are allowed: { $groups }
several-groups-preferred = { $groups } (preferred in this order: { $order })
problem-several-groups-hint = The first is recommended because the { $letter } addresses it most specifically, or prefers it.

problem-rules-overlap = In { $group } the rule { $second } ({ $second-effect }) covers the same actions as { $first } ({ $first-effect }): { $acts }
problem-rules-overlap-hint = Rules apply in this order: forbid, only, permit, not required.
