# Words of the command line: help, messages and the labels of results

no-window = This build has no window. Use a command; see trongklum --help

# Help

help-usage = Usage:
help-commands = Commands:
help-arguments = Arguments:
help-options = Options of this command:
help-options-common = Options of every command:
help-acts = Actions (--act):
help-purposes = Purposes (--purpose):
help-examples = Examples:

cli-program-about = Trong Klum tells you which official LINE group to post in, who will read it, what must not be done there, and which clause of the letter says so.
cli-program-usage =
    {"["}REGISTRY]
    COMMAND [ARGUMENTS]
cli-program-more =
    Without a command the window opens.
    Exit codes: 0 success, 1 success but problems found, 2 wrong usage, 3 an input cannot be read, 4 the output cannot be written.
cli-program-examples =
    lookup "รายงานน้ำท่วม" --role district-chief
    show guideline
    help lookup

cli-lookup-about = Ask which group to use
cli-lookup-usage =
    lookup [TEXT] [OPTIONS]
    lookup --batch <FILE> --json
cli-lookup-more =
    Roles, groups and topics may be given by id, by name or by abbreviation: district-chief, นายอำเภอ or นอภ.
    --batch reads one question a line, as JSON such as {"{"}"id": 1, "role": "district-chief", "query": "รายงานน้ำท่วม"{"}"}, or with act, topic, purpose, to and not_to instead of query; on is the day asked about.
cli-lookup-examples =
    lookup "รายงานผลการปฏิบัติงาน" --role deputy
    lookup --role district-chief --act report-urgent
    lookup --role governor --act issue-order --to district-chief
    lookup --purpose join --role agency-head
    lookup --purpose about --group orders-pk
    lookup --batch questions.jsonl --json

cli-show-about = Show the guideline, permissions, members, the letter, a group or a role
cli-show-usage =
    show guideline | permissions | memberships [--role <ROLE>] [--json]
    show letter [--json]
    show group <GROUP> [--json]
    show role <ROLE> [--json]
cli-show-examples =
    show guideline
    show permissions --role district-chief
    show group orders-pk

cli-check-about = Check a group registry and report every problem with its line and column
cli-check-usage = check [REGISTRY] [--json]
cli-check-more = Without a file, the group registry given by --registry is checked, or the built-in one.
cli-check-examples =
    check
    check my-province.ron --json

cli-diff-about = Compare two group registries: what changes in the letter and its rules, and which answers change for whom
cli-diff-usage = 
    diff <OLD> <NEW> [--role <ROLE>] [--json]
    diff <OLD> <NEW> [--role <ROLE>] --to <FILE>
cli-diff-more = Answers come first, the most felt first. The words of the letter are compared word by word: [-gone-] and {"{"}+new+{"}"}.
cli-diff-examples =
    diff last-year.ron this-year.ron
    diff last-year.ron this-year.ron --role district-chief --to changes.pdf

cli-test-about = Test a group registry against an office's own cases
cli-test-usage = test <CASES>
cli-test-more =
    The file is a RON list. Each case has an id, a need, and the expected result: best (a group's id, or None where no group is recommended) and groups (the verdict on a group and the clauses it cites), such as
    {"["}(id: "flood", need: (role: "district-chief", act: "report-urgent"), best: "executives", groups: {"{"}"agencies": (verdict: "forbidden", clauses: ["agencies.notes.1"]){"}"})]
cli-test-examples = test office.ron --registry my-province.ron

cli-draft-about = Check a draft before posting: which group to use, and what should not be posted
cli-draft-usage =
    draft <FILE> [--role <ROLE>] [--json]
    draft - [--role <ROLE>] [--json]
cli-draft-more =
    With - instead of a file, the draft is read from the input. It is not saved or sent anywhere.
    The program looks for numbers of persons, bank accounts and cards, telephone numbers, addresses and positions of homes, dates of birth, patient numbers, vehicle plates, personal accounts and e-mail addresses, passwords, invite links, and names that appear with information about an illness, a case or a debt.
    Each finding has a severity: should not be posted, look again, or for information. The exit code is 1 if a finding should not be posted or should be looked at again. What is for information, such as the landline of an office, does not change it and is not masked.
    A landline number counts as an office's unless it is next to a word for a person.
    A chat history saved from LINE is not a draft; the program says so, and the exit code is 1.
cli-draft-examples =
    draft - --role district-chief
    draft report.txt --json

cli-completions-about = Write a script that completes commands in a shell
cli-completions-usage = completions <SHELL>
cli-completions-examples = completions bash

cli-man-about = Write the manual page of the program or of a command

cli-help-about = Show how a command is used
cli-help-usage = help [COMMAND]
cli-help-examples = help lookup

cli-value-file = REGISTRY
cli-value-registry = FILE
cli-value-lang = LANGUAGE
cli-value-digits = DIGITS
cli-value-on = DATE
cli-value-text = TEXT
cli-value-role = ROLE
cli-value-act = ACTION
cli-value-topic = TOPIC
cli-value-purpose = PURPOSE
cli-value-to = ROLE
cli-value-not-to = ROLE
cli-value-from = ROLE
cli-value-group = GROUP
cli-value-batch = FILE
cli-value-view = VIEW
cli-value-name = GROUP OR ROLE
cli-value-check-file = REGISTRY
cli-value-diff-old = OLD
cli-value-diff-new = NEW
cli-value-cases = CASES
cli-value-draft-file = FILE
cli-value-shell = SHELL
cli-value-renderer = RENDERER
cli-value-command = COMMAND

cli-arg-file = The group registry to open in the window
cli-arg-registry = Use the group registry in this file (otherwise the built-in one)
cli-arg-lang = The language shown: th (default) or en
cli-arg-digits = The digits shown: thai or arabic (otherwise Thai digits in Thai, Arabic digits in English)
cli-arg-on = The day asked about, such as 2025-11-20 or 20/11/2568 (otherwise today, and the times of rules are shown as conditions)
cli-arg-renderer = Draw the window only with this: dx12, vulkan, metal, gl or software (otherwise each is tried until one works)
cli-arg-safe = Open the window in safe mode: settings are neither read nor written, and the graphics card is avoided
cli-arg-quick = Show the quick box of the running program, or start it in the background with the box. A shortcut of the desktop can run this
cli-arg-background = Start in the background, without a window
cli-arg-help = Show how it is used
cli-arg-version = Show the program's version
cli-arg-text = What you want to send or ask, in plain words
cli-arg-role = Your role
cli-arg-act = What you want to do; the list is below, or in help lookup
cli-arg-topic = The topic, such as general or volunteer (otherwise the group registry's first)
cli-arg-purpose = Why you ask: post (default), read, join or about
cli-arg-to = Who has to read it; may be given several times
cli-arg-not-to = Who must not read it; may be given several times, for posting only
cli-arg-from = To find and read: the role of the one who posted it
cli-arg-group = The group you ask about
cli-arg-batch = Read many questions from a file, or from the input with - (needs --json)
cli-arg-json = Write JSON, for programs
cli-arg-view = guideline, permissions (what each role may do), memberships (members of each group), letter, group (one group) or role (one role)
cli-arg-name = The group shown by group, or the role shown by role
cli-arg-check-file = The group registry to check
cli-arg-diff-old = The group registry of before
cli-arg-diff-new = The group registry of after
cli-arg-cases = A RON file with a list of cases
cli-arg-draft-file = The message to post, or - to read it from the input
cli-arg-shell = bash, zsh, fish, powershell or elvish
cli-arg-command = The command whose use is shown

# Wrong usage

cli-unknown-command = There is no command { $word }
cli-commands-are = The commands are: { $commands }
cli-ask-with-lookup = To ask which group to use, type trongklum lookup "TEXT"
cli-did-you-mean = Did you mean { $near }?
cli-see-help = For help: { $command }
cli-file-and-command = A file and the command { $command } cannot be given together. To use a file's group registry, use --registry
cli-value-missing = { $arg } needs a value
cli-value-invalid = { $arg } cannot be { $value }. It can be: { $valid }
cli-value-refused = { $arg } cannot be { $value }
cli-value-no-day = "{ $value }" is not a day of the calendar. Give day, month and year, such as 2025-11-20, 20/11/2568 or 20 November 2025
cli-value-too-many = { $arg } has too many values: { $value }
cli-argument-unknown = { $arg } is not known here
cli-argument-missing = { $arg } is missing
cli-argument-twice = { $arg } is given twice
cli-argument-conflict = { $arg } cannot be used together with { $prior }
cli-argument-no-text = An argument is not UTF-8 text
cli-argument-wrong = The arguments are wrong
cli-unknown-id = There is no { $kind } { $word }
cli-known-are = There are:
cli-recipient-only = { $role } only receives and neither asks nor posts
cli-ambiguous = More than one { $kind } is called { $word }. Give the id of the one you mean:
cli-kind-role = role
cli-kind-act = action
cli-kind-topic = topic
cli-kind-purpose = purpose
cli-kind-group = group
cli-kind-verdict = verdict
cli-kind-clause = clause
cli-no-need = Nothing is asked. Give a text, such as trongklum lookup "รายงานน้ำท่วม", or --act, or --purpose join, or --purpose about with --group
cli-show-needs-name = show { $view } needs an id or a name after it
cli-show-takes-no-name = show { $view } takes no name after it
cli-show-takes-no-role = show { $view } takes no --role
cli-batch-needs-json = --batch needs --json
cli-batch-alone = --batch cannot be used together with { $other }; put it into the lines of the file

# Inputs and outputs

cli-registry-invalid = The group registry { $file } cannot be used. To see every problem, use trongklum check
cli-cannot-read = { $file } cannot be read: { $reason }
cli-no-text = { $file } cannot be read: it is not text in a known encoding. Open it in Notepad, choose “Save as”, and choose the encoding UTF-8
cli-read-as = { $file } was read as { $code }. If characters look wrong, save it as UTF-8
cli-no-output = The output cannot be written: { $detail }
cli-batch-bad-line = Line { $line }: { $error }
cli-batch-unknown-key = Line { $line }: the key { $key } is not used
cli-batch-no-json = Not valid JSON (column { $column })
cli-batch-no-object = This must be a JSON object {"{"} … {"}"}
cli-batch-no-text = { $key } must be text

# What lookup shows

lookup-query = Question
lookup-corrected = Read as
lookup-also = The text has another matter: { $act }; use { $group }
lookup-also-none = The text has another matter: { $act }; no group is recommended for it
lookup-read-from = Understood from
lookup-outside = Not covered by the { $letter }
lookup-role = Role
lookup-purpose = Purpose
lookup-act = Action
lookup-topic = Topic
lookup-to = To
lookup-not-to = Not to be read by
lookup-from = From
lookup-asked = Group asked about
lookup-best = Recommended group
lookup-none = No recommended group
lookup-none-to-join = Several groups can be joined
lookup-no-group-named = It is not clear which group is meant
lookup-not-understood = The question was not understood
lookup-verdict = Verdict
lookup-condition = Condition
lookup-must = Obligation
lookup-exception = Exception
lookup-left-to = Only for
lookup-other-days = Allowed at other times
lookup-ended = The group has ended; last day
lookup-read-by-excluded = Members whom you do not want to read this
lookup-preference = The { $letter } prefers this group
lookup-readers = Readers
lookup-size = Size
lookup-says = The { $letter } says
lookup-others = Other groups
lookup-all-groups = All groups
lookup-group = Group
lookup-member = Member
lookup-advice = Advice
inferred = inferred
yes = yes
no = no

# What show shows

show-permissions-of = What { $role } may do in each group
show-permissions-title = What each role may do in each group
show-not-member = the group is for this, but the role is not a member
show-memberships-title = Roles that are members of each group
show-memberships-key = ✓ in the member list   ✓* inferred   - not a member
show-remarks = Program's remark (not part of the { $letter })
show-id = Id
show-no-size = The { $letter } does not say
show-seated = Counted by role
show-left = Left for other roles
show-rules = Rules derived from the { $letter }
show-preferences = Groups that the { $letter } prefers
show-rule = Rule
show-effect = Effect
show-cites = Cites
show-abbreviations = Abbreviations
show-kind = Role type
show-kind-of = counts as { $role } as well
show-seats = Seats
show-seats-districts = { $count } (one for each district)
show-seats-open = not known
show-groups = Member of

short-fits = yes
short-fits-if = if
short-not-required = no need
short-silent = -
short-forbidden = no

# What check and test show

check-hint = What to do
check-ok = The group registry can be used; no mistakes were found
check-usable = The group registry can be used, but something should be checked
check-unusable = The group registry cannot be used until its errors are corrected
check-counts = Errors: { $errors }, warnings: { $warnings }, notes: { $notes }

test-failed = Failed: { $id }
test-differs = { $what } should be { $expected }, but is { $found }
test-best = the recommended group
test-verdict = the verdict on { $group }
test-clauses = the clauses for { $group }
test-none = (none)
test-counts = Passed { $passed } of { $all } cases, failed { $failed }

cli-export-about = Export a document as a .pdf, .png, .xlsx, .csv, .html or .md file
cli-export-usage = export <DOCUMENT> --to <FILE> [--role <ROLE>] [--paper a4|a3] [--portrait|--landscape] [--force]
cli-export-more = The file extension sets the format. An existing file is overwritten only with --force.
cli-export-examples =
    export guideline --to guideline.html
    export guideline --paper a3 --to poster.pdf
    export permissions --role district-chief --to permissions.csv
    export acknowledgement --rows 20 --to acknowledgement.pdf
    export pocket --to guide.html
cli-value-document = DOCUMENT
cli-arg-document = guideline, permissions (what a role may do in each group), memberships (members of each group), onboarding (role sheet), card (for the pocket), acknowledgement (to sign), letter, coverage (memo asking for advice on what the letter leaves open), or pocket (the whole guide as one page for telephones; export to .html only)
cli-value-out = FILE
cli-arg-out = The file to write; the file extension sets the format: .pdf .png .xlsx .csv .html .md
cli-arg-force = Overwrite an existing file
cli-export-ending = The format of { $file } is not known. The file extension can be: { $endings }
cli-export-needs-role = The document { $document } needs a role; give --role
cli-export-exists = { $file } already exists; give --force to overwrite it

cli-value-paper = PAPER
cli-value-rows = LINES
cli-value-dpi = DPI
cli-value-printer = PRINTER
cli-value-copies = COPIES
cli-arg-paper = Size of paper: a4 (default) or a3
cli-arg-portrait = Portrait
cli-arg-landscape = Landscape
cli-arg-rows = The number of signature lines in the acknowledgement
cli-arg-roster = Fill in the people in the group registry in the acknowledgement (personal data)
cli-arg-dpi = Resolution of a .png picture (default 150)
cli-arg-archive = Archivable PDF (PDF/A-2a)
cli-arg-printer = Name of the printer (default: the system's)
cli-arg-copies = The number of copies

cli-print-about = Print a document
cli-print-usage = print <DOCUMENT> [--role <ROLE>] [--paper a4|a3] [--printer <PRINTER>] [--copies <COPIES>]
cli-print-more = The same documents as export.
cli-print-examples =
    print guideline
    print onboarding --role district-chief --copies 2

cli-value-district = DISTRICT
cli-arg-district = The district whose office the document is for: it is named, and only its people are listed
