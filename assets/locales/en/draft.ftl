# Checking a draft before it is posted

draft-belongs = This draft belongs in
draft-no-group = Which group this draft belongs in is not clear
draft-clean = Nothing was found in this draft that must not be posted
draft-found = Not to be posted: { $count }
draft-line = Line { $line }: { $kind }
draft-masked = The draft with these places masked
draft-too-long = { $file } is too long; a draft may have 1 MiB at most
draft-chat = This is a LINE chat history, not a message to be posted
draft-chat-do = It holds the names and words of other members and should not go into a group. Copy the message that is to be posted, and check that alone.

draft-kind-citizen-id = citizen number
draft-kind-phone = telephone number
draft-kind-bank-account = bank account
draft-kind-address = home address
draft-kind-invite-link = link that invites into a group
draft-kind-named-person = name beside sensitive facts

draft-why-citizen-id = With a citizen number others can pass themselves off as its holder. It must not be posted in a group.
draft-why-phone = A telephone number is personal; not everybody in the group should see it.
draft-why-bank-account = A bank account is a person's financial data. It must not be posted in a group.
draft-why-address = A house number tells who lives there. It must not be posted in a group.
draft-why-invite-link = Whoever has this link can enter the group, and nobody unconcerned may be invited into an official group.
draft-why-named-person = The name stands beside facts of a patient, suspect, victim or debtor; the two must not be disclosed together.

draft-do-citizen-id = Leave it out. Where it is needed, send it by letter or to the officer in charge alone.
draft-do-phone = Leave it out, or give the office's number.
draft-do-bank-account = Leave it out, and send it to those alone who need it.
draft-do-address = Tell the village and the sub-district only, without the house number.
draft-do-invite-link = Take the link out before posting
draft-do-named-person = Give sex and age instead of the name, or use the masked copy.
