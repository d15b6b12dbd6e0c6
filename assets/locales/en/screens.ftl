# Directory, starting work, source letter, check

clause-open = Clause { $clause }: show it in the letter

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
dir-id = Id { $id }
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
