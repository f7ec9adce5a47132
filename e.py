exec(open('/work/private/t/sub.py').read())
F='src/claimtally/parse/names/forms.py'
sub(F,'''        full = next((f for f in others if bodies[f] == body), form) if body else form
        if body and len(full) == len(form) == 1 and form[0].isupper():  # "VW" is no longer than "Volkswagen"
            full = next((f for f in others if bodies[f] == body and not f[0].isupper()), form)
        if full != form and len(full) >= len(form):
            canonical[form] = full
''','''        full = next((f for f in others if bodies[f] == body), form) if body else form
        if body and len(full) == 1:  # "VW" is no longer than "Volkswagen"
            full = next((f for f in others if bodies[f] == body and not f[0].isupper()), full)
        if len(full) > len(form) or (form[0].isupper() and not full[0].isupper()):
            canonical[form] = full
''')
