# Checking a draft before it is posted

draft-belongs = Post this draft in
draft-no-group = It is not clear which group this draft belongs in
draft-clean = No personal data or invite link found in this draft
draft-found = Should not be posted: { $count }
draft-line = Line { $line }: { $kind }
draft-masked = Draft with these parts masked
draft-too-long = { $file } is too long; a draft may have 1 MiB at most
draft-chat = This is a LINE chat history, not a message to post
draft-chat-do = It has other members' names and messages and should not be posted in a group. Copy only the message you want to post, and check that.

draft-kind-citizen-id = national ID number
draft-kind-phone = telephone number
draft-kind-bank-account = bank account number
draft-kind-address = home address
draft-kind-invite-link = group invite link
draft-kind-named-person = name with sensitive information

draft-why-citizen-id = A national ID number can be used to impersonate its holder. It should not be posted in a group.
draft-why-phone = A telephone number is personal data; not everybody in the group should see it.
draft-why-bank-account = A bank account number is personal financial data. It should not be posted in a group.
draft-why-address = A house number identifies who lives there. It should not be posted in a group.
draft-why-invite-link = Anyone with this link can join, and outsiders must not be invited into an official group.
draft-why-named-person = The name appears with information about an illness, a case or a debt; the two should not be disclosed together.

draft-do-citizen-id = Remove it. If needed, send it by letter or directly to the officer in charge.
draft-do-phone = Remove it, or give the office's number.
draft-do-bank-account = Remove it and send it only to those who need it.
draft-do-address = Give only the village and sub-district, without the house number.
draft-do-invite-link = Remove the link before posting.
draft-do-named-person = Use sex and age instead of the name, or use the masked copy.
