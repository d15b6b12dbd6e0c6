# The window

window-title = Trong Klum
language-name = English

screen-find = Find a group
screen-guideline = Guideline

bar-digits = Change digits ๑๒๓ / 123
bar-light = Light
bar-dark = Dark
bar-loading = Reading the registry…

banner-refused = The registry { $file } cannot be opened: { $count } errors. The former one is still shown. · { $first }
banner-place = Line { $line }, column { $column }:

find-role = I am
find-any-role = no role given
find-act = I want to
find-topic = About
find-choose-one = Choose…
find-choose = Choose what you want to do; the program says which group to use, and which sentence of the letter says so.
find-no-group = No group to use
find-others = The other groups, and why
find-copy = Copy the group's name
find-readers = Read by: { $roles } { $size }
find-condition = Condition: { $condition }
find-not-member = you are not in it
find-silent = The letter does not speak of this for this group.
find-inferred = Inferred: { $reason }
