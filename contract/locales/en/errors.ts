import type { errors as zh } from '../zh-CN/errors.ts'

export const errors: Record<keyof typeof zh, string> = {
  'input.invalid': 'Some entries need a change; see each field.',
  'input.malformed': 'The request is malformed: {{reason}}',
  'input.too_large': 'The file is larger than {{limit}}. Split it and upload the parts.',
  'input.unsupported_type': 'This content type isn’t supported. Use {{expected}}.',
  'auth.required': 'Please sign in first.',
  'auth.failed': 'Wrong account or password. Repeated failures lock the account for a while.',
  'auth.locked':
    'Too many failures. Try again in {{minutes}} minutes, or ask an administrator for a new link.',
  'auth.password_weak': 'This password isn’t safe enough. Choose another.',
  'auth.password_wrong': 'The current password is wrong.',
  'auth.invitation_invalid': 'This link has ended. Ask an administrator for a new one.',
  'auth.foreign_origin': 'The request came from another site and was refused. Work from Kemai’s own pages.',
  'auth.demo_only_here': 'Demo people can sign in only directly on this machine.',
  'auth.code_required': 'Enter the six digits of your authenticator app, or a recovery code.',
  'auth.code_wrong': 'This code is wrong or was used already. Wait for the next one and try again.',
  'auth.two_factor_needed': 'Your organisation asks for two-factor sign-in. Set it up on the page first.',
  'auth.password_expired': 'Your password has expired. Choose a new one first.',
  'two_factor.on': 'Two-factor sign-in is on already. To change phones, turn it off and set it up again.',
  'two_factor.off': 'Two-factor sign-in isn’t on yet. Set it up first.',
  'two_factor.required':
    'Your organisation asks for two-factor sign-in; it can’t be turned off. For a new phone, an administrator can reset it.',
  'two_factor.unavailable':
    'The server has no usable key, so codes of the app can’t be checked. Use a recovery code, or ask an administrator to set SECRET_KEY and to reset your second factor.',
  'permission.denied': 'Your role doesn’t allow this. Ask an administrator.',
  'record.not_found': 'Not found. It may have been deleted, or you may not see it.',
  'route.not_found': 'There is no such address: {{path}}',
  'record.changed': 'Somebody changed the same fields while you were editing. Compare, then save.',
  'rate.limited': 'Too many requests. Try again in {{seconds}} seconds.',
  'setup.code_wrong': 'Wrong set-up code. It is printed in the terminal where Kemai was started.',
  'setup.done': 'Kemai is set up already. Please sign in.',
  'setup.needed': 'Kemai isn’t set up yet. Open the front page first.',
  'department.name_taken': 'There is a department “{{name}}” on this level already.',
  'department.not_empty':
    'The department still has {{people}} people, {{customers}} customers and {{departments}} departments below. Move them first.',
  'department.circle': 'A department can’t move below itself.',
  'user.name_taken': 'The user name “{{userName}}” is taken.',
  'user.phone_taken': 'Another colleague has this phone number.',
  'user.email_taken': 'Another colleague has this e-mail address.',
  'user.last_administrator': 'This is the last administrator. Appoint another one first.',
  'user.not_invited': 'This colleague is deactivated. Reactivate first.',
  'role.name_taken': 'There is a role “{{name}}” already.',
  'role.in_use': '{{people}} colleagues still have this role. Give them another one first.',
  'role.no_preset': 'This role was made here; there is no preset to go back to.',
  'review.incomplete':
    'Not handed in yet: {{count}} required entries are missing or too vague. Please complete them.',
  'retention.held': 'Somebody else holds this customer already; their hold can’t be changed.',
  'registration.stands': 'This customer is registered already, through {{until}}.',
  'registration.no_owner': 'This customer has no owner. Please give it one before registering it.',
  'registration.again':
    'The owner has registered this customer before. A supervisor can register it once more.',
  'registration.limit':
    'The owner has {{limit}} registered customers, the most there may be. Please end some that are no longer followed up.',
  'registration.ended': 'This customer is not registered now. It may have run out or been ended just now.',
  'registration.extended': 'A registration is extended once, and this one has been.',
  'clash.asked': 'You have asked for this customer already; the ruling is to come.',
  'clash.closed': 'This clash has been settled by now. Please look at how it stands.',
  'tip.answered': 'Somebody has answered this tip already. Please look at the answer.',
  'spot_check.none_left': 'All customers of this department have been drawn this quarter.',
  'spot_check.closed':
    'The owner has answered this verdict, so it stays. If it isn’t put right, ask once more.',
  'spot_check.not_closed': 'The owner is still asked to put this right.',
  'review.not_open': 'Somebody has moved this entry on already. Please look at where it stands now.',
  'reveal.limit_reached':
    'You have looked {{limit}} times today, the limit for a day. You can look again from {{until}}.',
  'custom_field.label_taken': 'There is a custom field of this name already. Choose another name.',
  'custom_field.too_many': 'There can be {{maximum}} custom fields at most. Delete those not in use first.',
  'custom_field.kind_fixed':
    '“{{label}}” is filled in on {{count}} records, which would not fit another kind. Retire it and add a new field.',
  'custom_field.option_in_use':
    '“{{label}}” is chosen on {{count}} records and can’t be removed. You can retire it.',
  'custom_field.in_use':
    '“{{label}}” is filled in on {{count}} records and can’t be deleted. Retire it: values stay, it is no longer asked for.',
  'field_set.name_taken': 'There is a field set of this name already. Choose another name.',
  'field_set.applies':
    '“{{name}}” is what entries are asked for. Choose another set there before you retire or delete it.',
  'list_view.name_taken': 'You have a view called “{{name}}” already. Choose another name.',
  'list_view.too_many': 'You can save {{maximum}} views at most. Delete those not in use first.',
  'industry.in_use': 'There is an industry “{{name}}” already.',
  'tag.group_name_taken': 'There is a tag group “{{name}}” already.',
  'tag.name_taken': 'This group has a tag “{{name}}” already.',
  'tag.several_held':
    '{{count}} records hold several tags of “{{name}}”. Leave one on each first, then make the group exclusive.',
  'file.type_refused': 'Files of type {{ending}} can’t be uploaded. You could put it into a zip first.',
  'file.content_mismatch':
    'This isn’t a {{ending}} file; its ending may have been changed. Please upload it in its own format.',
  'file.store_full':
    'The server’s disk is full, so the file wasn’t saved. Ask the administrator to make room, then upload again.',
  'file.store_unavailable':
    'The file store can’t be reached at the moment. Please try again; if it stays so, tell the administrator.',
  'customer.duplicate': 'The same customer exists already; {{owner}} is responsible for it.',
  'customer.owner_inactive': 'The chosen owner is deactivated. Choose another.',
  'customer.not_yet': 'This customer was entered on {{day}}; nothing is known of it before that day.',
  'hand_over.import_running': 'An import of this person is being taken in. Please wait until it has ended.',
  'privacy.closed': 'This request is closed already. Refresh to see how.',
  'privacy.erased': 'The data of this person were erased on request; nothing can be entered any more.',
  'privacy.import_running': 'An import is at work. Please try again when it has finished.',
  'privacy.purpose_taken': 'There is a purpose “{{name}}” already.',
  'consent.stands': 'This purpose has a basis already. Withdraw it before you note another one.',
  'consent.withdrawn': 'This consent has been withdrawn already. Refresh to see it.',
  'merge.types_differ': 'A company and a person can’t be merged.',
  'merge.not_approved':
    '“{{name}}” isn’t approved yet and can’t be the one that stays. Keep the one that has a number.',
  'merge.undone': 'This merge has been undone already. Reload to see it.',
  'merge.expired': 'This merge is more than {{days}} days old and can’t be undone any more.',
  'merge.later_first': 'There has been another merge since. Undo that one first.',
  'person.in_trash':
    'The person is in the trash as a contact, with what was noted of consent and contact bans. Restore it under “Contacts” first.',
  'household.off':
    'Household data are switched off. An administrator can switch them on in the settings, under Personal data.',
  'household.kept':
    'What is kept was collected for “{{purpose}}” and can be switched on for that purpose only. To use another one, erase it first.',
  'household.basis_needed':
    'The household data stand on this contact’s consent. Clear them, or withdraw the consent, before deleting the contact.',
  'household.no_consent':
    'No consent or other basis for “{{purpose}}” is noted for this person. Note it first, then save the household data.',
  'plan.closed': 'This plan has been done or cancelled already. Reload to see it.',
  'plan.open': 'There is an open plan still. Do or cancel it first.',
  'export.not_ready': 'This export stands elsewhere by now; please refresh.',
  'export.stopped': 'The export was stopped.',
  'export.too_many':
    'These are more than {{count}} customers; export them from the list, and the file is made in the background.',
  'export.less_now':
    'Since this file was made you have fewer rights, so it can’t be downloaded any more; please export again.',
  'export.gone': 'The file is gone; please export again.',
  'import.fields_changed':
    'A custom field in use here was changed after the check; nothing was imported. Check all rows again.',
  'import.rows_left_out':
    'Rows with problems: {{count}}, so nothing was imported. Correct them, or import only the rows without problems.',
  'import.stopped': 'Stopped; nothing was imported.',
  'import.not_ready': 'The import isn’t at this step yet. Wait a moment or reload.',
  'import.no_name_column': 'Say which column holds the company name.',
  'import.file_unreadable': 'The file can’t be read: {{reason}}',
  'database.unavailable':
    'The database is out of reach and is being recovered. What you typed is kept; try again in a moment.',
  'database.disk_full':
    'The server’s disk is full, nothing can be saved. Ask the administrator to free space; what you typed is kept.',
  'database.timeout': 'The query took too long. Narrow it down and try again.',
  'server.starting': 'Starting, one moment please.',
  internal:
    'Something unexpected happened and was logged. Try again; if it returns, give the administrator the number {{requestId}}.',
}
