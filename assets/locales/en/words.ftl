# Words that every screen, command and document shares

app-name = Trong Klum

act-report-results = Report work results
act-report-urgent = Report an urgent incident
act-issue-order = Issue an order
act-send-letter = Send an order letter or circular
act-share-news = Share information or news
act-reply = Reply or give information
act-acknowledge = Acknowledge
act-ask = Ask a question or for help
act-add-member = Add an eligible member
act-invite-outsider = Invite an outsider
act-join = Join by yourself
act-leave = Leave the group
act-remove-member = Remove a member

verdict-fits = Allowed
verdict-fits-if = Allowed on a condition
verdict-not-required = Not required here
verdict-silent = The { $letter } does not say
verdict-forbidden = Forbidden
verdict-post-fits = Allowed here
verdict-post-fits-if = Allowed on a condition
verdict-read-fits = Found here
verdict-read-fits-if = Found here on a condition
verdict-about-fits = The group asked about

condition-only-to = it is to { $roles }
condition-not-to = it is not to { $roles }
condition-at = it is done { $time }
condition-not-at = it is not done { $time }
condition-not-to-at = it is not to { $roles }, { $time }
permission-condition = { $group }: if { $condition }.

size-unstated = The { $letter } gives no number
size = { $count } members (as the { $letter } states)
size-about = about { $count } members (as the { $letter } states)

purpose-post = Post or act
purpose-read = Find and read
purpose-join = Join
purpose-about = Ask about a group

effect-permit = permits
effect-permit-if = permits on a condition
effect-only = only for this
effect-not-required = not required
effect-forbid = forbids
effect-unconfirmed = { $effect } (not confirmed)

# Facts about a group, a role and the letter
fact = { $label }: { $text }
fact-of-group = { $group } – { $text }
fact-because = { $text } (inferred: { $grounds })
fact-nicknames = Also called
fact-until = In use until
fact-administrators = Who adds and removes members
fact-not-member = { $role } (not a member)
fact-member-inferred = Inferred member
fact-in-force-from = In force from
fact-in-force-until = In force until
fact-replaces = Replaces
fact-inferred = Inferred
recipient-only = recipient only
recipient-only-why = Recipient only: can be chosen as a recipient, but neither asks nor posts.
role-recipient-only = { $role } (recipient only)
preference = If several groups are allowed, choose in this order: { $groups }
preference-place = { $place }) { $group }
preference-acts = Actions: { $value }

severity-error = error
severity-warning = warning
severity-info = note

advice-not-member = The group for this is { $group }, but you are not a member, and none of its members shares a group with you. Ask { $contact }
advice-not-reader = This is found in { $group }, but you are not a member. Ask your superior, or { $contact }
advice-relay = The group for this is { $group }, but you are not a member. Ask a member who shares another group with you to post it for you: { $roles } (the program's suggestion; the { $letter } does not say so)
advice-elsewhere = This does not belong in { $asked }. Use { $best }
advice-read-there = { $asked } has members whom you do not want to read this: { $roles }. Use { $best }
advice-read-everywhere = Every group for this has members whom you do not want to read it: { $groups }
advice-join = Several groups can be joined, depending on the role: { $groups }
advice-allowed = The { $letter } lets you do this in: { $groups }
advice-choose-role = This depends on the role. Say which role you hold. The groups in which some role may do it: { $groups }
advice-left-to = This is for others to do: { $roles }
advice-given-to-others = The { $letter } gives this to other roles, in { $groups }. If in doubt, ask { $contact }
advice-forbidden-there = In { $group } the { $letter } forbids this. Questions: { $contact }
advice-forbidden = The { $letter } forbids this in every group. Questions: { $contact }
advice-ask-members = The { $letter } does not say that you may do this. Ask { $contact }
advice-ask = The { $letter } names no group for this. Ask { $contact }
advice-other-days = Not on the day asked about. The { $letter } allows it in { $group } { $times }.
advice-outside = The { $letter } does not cover this kind of matter, so no group is recommended
advice-choose-act = The program could not tell what you want to do. Please choose an action: { $acts }
advice-choose-group = The question names no group. Please choose a group: { $groups }

window-no-display = The window cannot be opened: there is no display. The command line works; see trongklum --lang en --help
window-no-renderer =
    The window cannot be opened: no renderer works on this computer. Update the graphics driver{ $system ->
        [linux] , or install a software one (on Debian: mesa-vulkan-drivers).
       *[other] .
    } The command line works meanwhile; see trongklum --lang en --help
    Tried without success:
    { $detail }
window-fault = The program ran into an error and had to close. Saved settings are safe. If it happens again, start it with trongklum --safe ({ $detail })
renderer-absent = not available on this computer
renderer-blank = no picture reaches the screen
renderer-no-surface = cannot draw in this window

clause-letter = body of the { $letter }
clause-general = note under the table, for every group
clause-members = members
clause-practice = practice
clause-notes = notes


# Units, and what groups and the letter are called if the group registry does not say
unit-district = district
term-group = LINE group
term-letter = letter
term-unit = office

# The days and times at which rules apply
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
time-of-day = { $hour }:{ $minute }
when-weekdays = every { $days }
when-several-days = { $days } and { $last }
when-working-days = on working days
when-holidays = on holidays
when-from = from { $from }
when-before = before { $before }
when-between = from { $from } until { $before }
when-at-once = at once
when-minute = within one minute
when-minutes = within { $count } minutes
when-hour = within one hour
when-hours = within { $count } hours
when-day = within one day
when-days = within { $count } days
when-working-day = within one working day
when-within-working-days = within { $count } working days

# Parts of an answer: what the letter requires
answer-must = The { $letter } requires it
answer-must-at = The { $letter } requires it { $time }
answer-other-days = Allowed at other times: { $value }
answer-ended = The group has ended; its last day was { $value }
answer-read-by-excluded = It has members whom you do not want to read this: { $value }
