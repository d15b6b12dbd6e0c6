# Signed group registries that travel: keys, publishing, following, and why a publication is refused

cli-keys-about = Make the key that group registries are signed with, show its words, or change it
cli-keys-usage =
    keys new --to <FILE> [--no-passphrase]
    keys show --key <FILE>
    keys change --from <OLD> --key <NEW> --to <FOLDER>
cli-keys-more =
    new writes the secret key to FILE and the public key beside it, as .pub. Keep the secret key off shared folders, with a copy on a stick in a safe. Nobody can sign without it.
    change publishes what is in the folder again, signed with the new key, and a statement signed with the old one. Those who follow then see the change and accept it.
cli-keys-examples =
    keys new --to my-province.key
    keys show --key my-province.pub
cli-arg-keys-task = What to do: new, show or change
cli-value-keys-task = TASK
cli-arg-keys-out = The file for the secret key, or the folder that the key is changed in
cli-value-keys-out = FILE
cli-arg-keys-key = The public key to show, or the new secret key
cli-value-keys-key = FILE
cli-arg-keys-from = The old secret key
cli-value-keys-from = FILE
cli-arg-no_passphrase = Keep the secret key without a passphrase
cli-keys-needs = This needs { $option }.

keys-made = Wrote the secret key to { $file }, encrypted with your passphrase, and the public key to { $public }. Copy both to a stick, and keep it in a safe.
keys-made-bare = Wrote the secret key to { $file }, without a passphrase, and the public key to { $public }. Whoever has the first file can sign as you.
keys-exists = { $file } is there already. A key is never replaced; give another name.
keys-changed = The key has changed. Published again, signed with the new key: { $title }.
keys-words = The words of the key. State them in a letter, or read them out by telephone:
key-none = this is not a key of minisign
key-passphrase = the passphrase is wrong, or the file is damaged
key-passphrase-too-long = the passphrase is too long

ask-yes = yes y
ask-passphrase = Passphrase of the key:
ask-new-passphrase = New passphrase:
ask-passphrase-again = The same passphrase again:
ask-passphrases-differ = The two passphrases differ.
ask-no-passphrase = There is no passphrase. Type one, or use --no-passphrase for a new key.

cli-publish-about = Sign a group registry and write it to a folder that other offices follow
cli-publish-usage = publish <FILE> --to <FOLDER> --key <FILE> [--until <DATE>] [--serial <NUMBER>] [--form <FILE>]
cli-publish-more =
    The folder holds plain files: put it on a share, in a synchronised folder, or on any web server with https. The file latest.json goes last.
    A publication may be taken for a year, unless --until says otherwise. Earlier publications stay in the folder.
cli-publish-examples = publish my-province.ron --to published --key my-province.key
cli-arg-publish-registry = The group registry to publish
cli-value-publish-registry = FILE
cli-arg-publish-out = The folder of the publications
cli-value-publish-out = FOLDER
cli-arg-publish-key = The secret key to sign with
cli-value-publish-key = FILE
cli-arg-publish-until = The last day on which offices may take it
cli-value-publish-until = DATE
cli-arg-serial = The serial, if it is not the next one
cli-value-serial = NUMBER
cli-value-form = FILE
cli-arg-form = Also write a form on which offices say that they use it, as .xlsx, .pdf and the like
publish-warnings = The check has { $count } warnings. See trongklum check.
publish-done = Published: { $title }. Folder: { $folder }. Files: { $count }.
publish-next = Copy the whole folder to where offices read it, latest.json last.
publish-form-exists = { $file } is there already. Give the form another name.
publish-no-day = This machine does not know today's date. Name it with --on.
publish-registry = This group registry has errors, or is not a file.
publish-too-many = The group registry has more pictures than can be published.
publish-dates = The last day is before the day of publication.
publish-other-key = What is in { $folder } was signed with another key. Change the key with trongklum keys change, or use another folder.
publish-serial = The serial { $given } is too low. The next one is { $next }.

cli-follow-about = Follow the group registry that a province publishes
cli-follow-usage =
    follow <PLACE> [--trust <KEY>] [--wait <SECONDS>]
    follow <PLACE> --stop
cli-follow-more =
    A place is a folder, a network path, or an address that begins with https. Compare the words of the key with the letter, or by telephone, before you trust it.
    --trust names the key that is right: the public key, the file with it, or its words in quotation marks.
    The group registry is kept in the program's own folder. It never replaces a file of yours.
    From then on, commands without --registry use it, as the window does. If you follow several, the one that the window showed last is used.
cli-follow-examples =
    follow /mnt/province/published
    follow https://example.go.th/guideline --trust my-province.pub
cli-arg-follow-place = The folder or address
cli-value-follow-place = PLACE
cli-arg-trust = The key to trust: the key, the file with it, or its words
cli-value-trust = KEY
cli-arg-stop = Follow the place no more
cli-arg-wait = How many seconds to wait at most
cli-value-wait = SECONDS
follow-already = You follow this place already, with this key. trongklum update looks for a newer publication.
follow-compare = Compare these words with the letter, or call the province. If a single word differs, do not trust the key.
follow-ask = Are the words the same? (yes/no)
follow-how-to-trust = Nothing was followed. If the words are the same, give the command again with --trust and the words.
follow-key-differs = You have followed this place with another key. If the province has announced a new key, compare the words with its letter, and name the key with --trust.
follow-done = You follow { $title }. It is in use.
follow-stopped = You no longer follow { $place }. What was taken from it stays on this machine.
follow-none-there = You do not follow { $place }.

cli-update-about = Look for newer group registries at the places that you follow, and show what changes before one is used
cli-update-usage = update [--accept] [--role <ROLE>] [--wait <SECONDS>]
cli-update-more = Exit code 1 says that a newer group registry waits to be accepted, 3 that a place could not be read or was refused. The last good one then stays in use.
cli-update-examples =
    update --role district-chief
    update --accept
cli-arg-accept = Use the newer group registry
update-none = No place is followed yet. Use trongklum follow.
update-new = Newer: { $title }
update-new-key = The province has changed its key. The old key has signed this. The words of the new key:
update-ask = Use this group registry from now on? (yes/no)
update-accepted = In use from now on: { $title }.
update-waits = It is not in use yet. Use trongklum update --accept.
usual-several = You follow several group registries. Name one with --registry:
usual-newer-waits = A newer group registry waits: { $title }. To see what changes, use trongklum update.

# The form that offices return

check-in-title = Receipt of { $title }
check-in-what = Those who sign below have received this group registry and use it. Fill in the form, and return the file to the province.
check-in-serial = Publication no.
check-in-district = District
check-in-name = Name
check-in-post = Position
check-in-date = Date

cli-returned-about = Read the forms that offices have returned, and say who uses which publication
cli-returned-usage = returned <FILES> [--published <FOLDER>] [--json]
cli-returned-more = The form is written by publish --form. Exit code 1 says that somebody has signed for an older publication than the newest in the folder.
cli-returned-examples = returned forms.xlsx another.csv --published published
cli-arg-returned-files = The returned forms: .xlsx, .xls, .ods, .docx, .csv or .tsv
cli-value-returned-files = FILES
cli-arg-published = The folder of the publications, to name the newest
cli-value-published = FOLDER
returned-no-form = { $file } is not a form that publish has written.
returned-newest = The newest is publication no. { $serial }. Signed for it: { $count } of { $all } offices that have returned a form.
returned-line = no. { $serial }, { $name } { $date } ({ $file }, row { $row })

# In the window

follow-newer = A newer group registry has arrived: { $title }
follow-newer-key = The province has changed its key, and the old key has signed this. The words of the new key: { $words }
follow-see = See what changes
follow-use = Use it
follow-later = Later
follow-older = This is an older publication. In use is { $title }.
follow-open-newer = Open the one in use
follow-refused = What is published now cannot be taken. The one in use works as before.
follow-refused-why = In use: { $title }
follow-details = Details
follow-look = Look for a newer one
follow-title = Follow a province's group registry
follow-what = The province publishes its group registry in a folder or on the web. The program looks there on its own and tells you when there is a newer one. It is used only when you say so.
follow-place = Folder, network path or address that begins with https
follow-choose = Choose a folder…
follow-no-folder = No folder chosen yet. If no file dialog came up, type the folder's path above.
follow-find = Look at this place
follow-looking = Looking…
follow-open = Open
follow-open-name = Open { $title }
follow-stop = Stop following
follow-stop-name = Stop following { $title }
follow-already-here = You follow this place already, with this key.
follow-agree = The words are the same: follow and use it
follow-back = Back
follow-other-key = You have followed this place with another key. If the province has announced a new key by letter, type its words from that letter. If not, call the province.
follow-type-words = The words of the new key, from the letter

# A publication in words

publication-title = { $province }, publication no. { $serial }
publication-about = Letter { $letter-number } of { $date }. Published on { $published }, to be taken until { $until }.
publication-looked-today = Last looked at today.
publication-looked-yesterday = Last looked at yesterday.
publication-looked = Last looked at { $days } days ago.
publication-looked-never = Not looked at yet.
publication-old = { $title } stays in use. { $looked }
publication-past = The group registry from { $province } was valid until { $until }. It stays in use; ask the province for a newer one.

# Why a publication is refused

refused-no-place = This is neither a folder nor an address that begins with https.
refused-not-https = The address begins with http. Use one that begins with https, so that nobody on the way can change what arrives.
refused-redirect-to-http = The server leads to an address without https. The program does not go there.
refused-too-many-redirects = The server leads from one address to the next without end.
refused-unreachable = The place cannot be reached. The last good group registry stays in use.
refused-no-folder = The folder is not there. The network drive may not be connected.
refused-denied = You have no permission to read this folder.
refused-host-not-found = There is no server of this name, or this machine is offline.
refused-proxy = The proxy does not let the program through.
refused-status = The server refuses, with the status { $status }.
refused-certificate = The server's certificate is not trusted on this machine. The address may be wrong, or somebody may be in between.
refused-nothing = Nothing is published there yet.
refused-too-slow = The place took too long to answer. The program will look again later.
refused-too-large = { $file } is larger than it may be.
refused-incomplete = { $file } is missing or too short. The folder is probably still being copied. The program will look again later.
refused-unreadable = { $file } cannot be read as what it should be.
refused-newer = This was published with a newer version of the program. Update the program.
refused-other-key = This is signed with another key than the one that you trust. Call the province before you do anything.
refused-changed = { $file } has been changed since it was signed.
refused-mixed = { $file } belongs to another publication. The folder has not been copied as a whole.
refused-older = Publication no. { $serial } is older than no. { $have }, which you have had. Somebody may have put back an old one.
refused-past-date = This publication could be taken until { $until }. Ask the province for a newer one.
refused-unusable = The group registry in this publication has errors: { $problem }
refused-busy = The program is looking at this place already.
refused-not-kept = The publication cannot be kept in the program's own folder on this machine.
refused-disk-full = The disk of this machine is full.
