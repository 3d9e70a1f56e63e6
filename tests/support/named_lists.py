"""Lists that name the practice in every text that a person reads, and what the names stand for."""

PHONE = "030 [red]12[/] <b>{{practice.name}}</b>"
"""A value that other programs could take for more than text, and that holds a name itself."""

WELCOME = """\
format: 1
id: welcome
title: "{{practice.name}} begins"
disclaimer: "D {{practice.phone}}"
sources: {a: "Q {{practice.phone}}"}
items:
  - id: door
    section: "S {{practice.phone}}"
    ask: "A {{practice.phone}}?"
    ready: "R {{practice.phone}}"
    why: "W {{ practice.phone }}"
    say: "Y {{practice.phone}}"
    repeat: daily
    sources: [a]
    if-not-yet: {do: ["H {{practice.phone}}"]}
  - id: wait
    kind: exercise
    ask: Wait
    exercise:
      seconds: 5
      steps: ["E {{practice.phone}}", {say: "T {{practice.phone}}", seconds: 2}]
      alternative: [{say: "V {{practice.phone}}"}]
  - {id: far, kind: scale, ask: Far?, scale: {min: 0, max: 3, low: "L {{practice.phone}}", high: near}}
  - {id: how, kind: choice, ask: How?, options: [well, ill], follow-up: [{is: ill, say: "F {{practice.phone}}"}]}
  - {id: open, moment: open, ask: "C {{practice.phone}}?", ready: "O {{practice.phone}}"}
"""
LETTERS = "DQSARWYHETVLFCO"
"""What each text begins with."""
HOUR = """\
format: 1
id: hour
title: "Hour {{practice.phone}}"
include: [{checklist: welcome}]
closing: "Bye {{practice.phone}}"
"""
