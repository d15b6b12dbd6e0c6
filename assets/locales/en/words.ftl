# Words that every screen, command and document shares

app-name = Trong Klum

act-report-results = Report results of work
act-report-urgent = Report an urgent incident
act-issue-order = Give an order
act-send-letter = Send an order letter or circular
act-share-news = Share information or news
act-reply = Reply or give information
act-acknowledge = Acknowledge
act-ask = Ask a question
act-add-member = Add an entitled person
act-invite-outsider = Invite an outsider
act-join = Join the group oneself

verdict-fits = Allowed
verdict-fits-if = Allowed on a condition
verdict-not-required = Not required here
verdict-silent = The letter does not say
verdict-forbidden = Forbidden
verdict-post-fits = Fits
verdict-post-fits-if = Fits on a condition
verdict-read-fits = You can read it here
verdict-read-fits-if = You can read it here on a condition
verdict-about-fits = The group asked about

condition-only-to = it is to { $roles }
condition-not-to = it is not to { $roles }
permission-condition = { $group }: if { $condition }.

size = { $count } members stated

purpose-post = Post or do
purpose-read = Find and read
purpose-join = Join
purpose-about = About a group

effect-permit = permits
effect-permit-if = permits on a condition
effect-only = only for this
effect-not-required = not required
effect-forbid = forbids

severity-error = error
severity-warning = warning
severity-info = note

advice-not-member = The group for this is { $group }, but you are not in it, and nobody in it shares a group with you. Ask { $contact }
advice-not-reader = This is found in { $group }, but you are not in it. Ask your superior, or { $contact }
advice-relay = The group for this is { $group }, but you are not in it. Those who are in it and share another group with you can send it for you: { $roles } (our suggestion; the letter does not say this)
advice-elsewhere = Not in { $asked }; use { $best }
advice-join = Your role is in the member lists of several groups: { $groups }
advice-allowed = The letter lets you do this in: { $groups }
advice-choose-role = This depends on the role. Say which role you hold. The groups in which some role may do it: { $groups }
advice-left-to = This is for others to do: { $roles }
advice-forbidden-there = In { $group } the letter forbids this. Questions: { $contact }
advice-forbidden = The letter forbids this in every group. Questions: { $contact }
advice-ask-members = The letter does not say that you may do this. Ask { $contact }
advice-ask = The letter names no group for this. Ask { $contact }
advice-outside = The letter does not speak of such a matter, so no group is recommended
advice-choose-act = What you want to do was not understood. Choose an act: { $acts }
advice-choose-group = The question names no group. Choose one: { $groups }

window-no-display = The window cannot be opened: there is no display. The command line works; see trongklum --lang en --help
window-no-renderer =
    The window cannot be opened: no renderer works on this machine. Update the graphics driver{ $system ->
        [linux] , or install a software one (on Debian: mesa-vulkan-drivers).
       *[other] .
    } The command line works meanwhile; see trongklum --lang en --help
    Tried in vain:
    { $detail }
window-fault = The program came upon a fault of its own and had to end. Settings saved before are safe. Should it happen again, start it with trongklum --safe ({ $detail })
renderer-absent = not on this machine
renderer-blank = no picture reaches the screen
renderer-no-surface = cannot draw in this window

clause-letter = body of the letter
clause-general = note under the table
clause-members = members
clause-practice = practice
clause-notes = notes

