# The window

window-title = Trong Klum
window-title-editing = { $file } - Trong Klum
window-title-unsaved = * { $file } - Trong Klum

screen-find = Find a group
screen-guideline = Guideline
screen-directory = Groups and roles
screen-onboarding = New to the role
screen-letter = Source { $letter }
screen-print = Print
screen-check = Check the group registry

sender = Sending as
sender-unset = Choose a role first

menu-file = File
menu-edit = Edit
menu-view = View
menu-help = Help

action-open = Open a group registry…
action-builtin = Use the built-in group registry
action-follow = Follow a province's group registry…
action-reload = Reload the group registry
action-edit-mode = Edit the group registry
action-undo = Undo
action-redo = Redo
action-save = Save
action-save-as = Save as…
action-new-copy = New group registry from this one
action-new-empty = New empty group registry
action-import-letter = New group registry from a { $letter }…
action-confirm-rules = Confirm the rules
action-differences = Show what changes
action-source = Edit the group registry as text
action-old-copies = Earlier versions…
action-language = ไทย
action-digits = Change the digits shown
action-digits-as-written = Digits: as in the source
action-digits-thai = Digits: Thai
action-digits-arabic = Digits: Arabic
action-system = Use system colours
action-light = Light mode
action-dark = Dark mode
action-contrast = High contrast
action-larger = Larger text
action-smaller = Smaller text
action-normal = Normal text size
action-palette = Search everything
action-about = About
action-quit = Quit

palette-hint = Type a command, group, role, person or words from the { $letter }
palette-screens = Screens
palette-groups = Groups
palette-actions = Commands
palette-found = In the group registry and the { $letter }
palette-nothing = Nothing found

open-choose = Choose a file…
open-kind = Group registry
open-path = or type the file's path and press Enter
open-recent = Recent files
open-none = No file chosen yet. If no file dialog came up, type the file's path or drop the file on this window.

bar-working = Preparing…
bar-loading = Reading the group registry…
bar-cancel = Cancel
bar-dismiss = Dismiss
bar-close = Close

editing-undo = Undo: { $change }
editing-redo = Redo: { $change }
editing-copy-of-builtin = Copy of the built-in group registry
editing-copy = Copy of the group registry
editing-new = New group registry, not named yet
editing-unsaved = Not saved
editing-saved = Nothing to save
editing-saving = Saving…
editing-done = Done editing
editing-not-saved = Not saved yet: { $why }
editing-changed-by-others = Somebody else changed this file after you opened it. Your changes are still here.
editing-gone = This file is no longer there. It may have been moved, renamed or deleted. Your changes are still here.
editing-unread = This file has changed and cannot be read. Your changes are still here.
editing-compare = Look and choose…
note-editing-broken = The edited group registry has errors. Please correct or undo them first.

change-source = edit as text
change-recovered = changes from before the program stopped
change-reread = read the file again
change-restored = use the earlier version, { $subject }

losing-title = You have not saved your changes
losing-what = Your changes to { $file } are not saved.
losing-stay = Continue editing
losing-save = Save
losing-discard = Do not save

save-title = Save the group registry
save-name = line-groups.ron
save-choose = Choose a place…
save-none = No place chosen yet. If no file dialog came up, type the file's path.
save-path = or type the file's path
save-taken = A file of this name exists.
save-replace = Replace the file

compare-title = Two versions of the file
compare-changed = Somebody else saved { $file } after you opened it. Choose which version to use.
compare-gone = { $file } is no longer there. Choose where to save.
compare-unread = { $file } has changed and cannot be read. Choose where to save.
compare-later = Decide later
compare-elsewhere = Save yours to another file…
compare-mine = Save yours over the file
compare-theirs = Use the version in the file
compare-head-theirs = In the file
compare-head-mine = Yours
compare-gap = { $count } lines are the same
compare-answers = { $count } answers differ
compare-texts = Show both files as text
compare-not-read = The differences are shown as the text of the file.
compare-only-text = Groups, rules and answers are the same. Other parts of the file differ:

left-title = There are changes that were not saved
left-what = The program stopped before you saved them.
left-open = Open and continue
left-open-name = Open and continue: { $file }
left-forget = Delete
left-forget-name = Delete: { $file }
left-later = Decide later

copies-title = Earlier versions
copies-what = The program keeps the old file each time you save. Choose the version to bring back, and look at it before you save.
copies-none = There are no earlier versions yet.
copies-when = { $day }, { $time } ({ $size } kB)

source-what = The file of the group registry itself. It is checked as you type.
source-name = File of the group registry
source-apply = Apply what you typed
source-problems = Found: { $count }
source-place = Line { $line }, column { $column }
source-place-name = Go to line { $line }, column { $column }: { $message }

banner-refused = “{ $file }” cannot be opened. The previous data is still in use.
banner-refused-why = “{ $file }” cannot be opened ({ $why }). The previous data is still in use.
banner-look = Show what is wrong ({ $count })
banner-again = Read again
banner-convert = Convert to UTF-8 and open

note-copied = Copied: { $text }
note-saved = Saved: { $file }
note-copy-unreadable = This earlier version cannot be read.
note-settings-damaged = The settings were damaged, so the defaults are used. The old file is kept as { $file }
note-settings-unreadable = The settings cannot be read, so the defaults are used.
note-settings-unwritable = The settings cannot be saved; changes last until the program is closed.
note-other-hangs =
    The program is already open but is not responding, so this is a new window.
    Settings changed here are not saved.

about-version = Version { $version }
about-builtin = the built-in group registry
about-data = Data from { $letter } { $reference }, dated { $date }, of { $province }
about-contact = Ask: { $unit }, { $telephone }
about-licence = Licensed under MIT or Apache 2.0
about-font = Typeface Sarabun, SIL Open Font License 1.1 · Phosphor icons, MIT licence
about-libraries = Made with egui, eframe, wgpu, ICU4X, RON, Fluent and other libraries under MIT, Apache, BSD or Unicode licences

find-query = What do you want to post or find out?
find-query-hint = e.g. flood, road cut off
find-role = Your role
find-any-role = Not specified
find-purpose = Purpose
find-act = Action
find-topic = Topic
find-to = To
find-not-to = Not to be read by
find-group = Group
find-anyone = Not specified
find-nobody = Not specified
find-any-group = Not specified
find-day = Day
find-any-day = Not specified
find-choose-one = Choose…
find-all = All { $count } groups and why
find-others = The other { $count } groups and why
find-copy = Copy the group's name
find-group-page = See all rules for this group
find-condition = Condition: { $condition }
find-not-member = you are not a member
find-silent = The { $letter } says nothing about this for this group.

guideline-letter = As in the { $letter }
guideline-permissions = Permissions
guideline-memberships = Members
guideline-role = Role
guideline-roles = Role
guideline-act = Action
guideline-filter = Filter
guideline-order = In alphabetical order
guideline-copy = Copy the table
cell-fits = Allowed
cell-fits-if = On condition
cell-not-required = Not required
cell-silent = Not stated
cell-forbidden = Forbidden
guideline-not-member = no
guideline-member = member
guideline-member-inferred = member (inferred)
grid-columns = Reset column widths
grid-copy-cell = Copy this cell
grid-sort = Sort by { $column }
find-read-from = Understood from { $words }, { $sure }% sure
find-sure = { $sure }% sure of what was understood
find-corrected = Wrong keyboard layout? Read as: { $text }
find-also = And also: { $words }
find-or = Or do you mean: { $reading }
action-still = Reduce motion
note-still = Motion is reduced
note-moving = Motion restored
find-inferred = Inferred: { $reason }
find-again = Start over
find-there = What else you may or must not do in this group
find-browse-topic = Or choose a topic
find-contact = Contact: { $unit } { $telephone }

note-not-copied = Not copied: another program may be using the clipboard. Please try again: { $text }
my-district = Your { $unit }
my-district-hint = name of the { $unit }
find-carriers = In your { $unit }
