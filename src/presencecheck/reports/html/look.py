"""How the pages of `report` look, beside what all pages share."""

STYLE = """
header { border-bottom: 1px solid var(--rule); padding-bottom: 1.25rem; }
header .period { font-family: var(--serif); font-size: 1.25rem; color: var(--accent); margin-top: 0.375rem; }
section { break-inside: auto; }
figure { margin: 1rem 0 0; break-inside: avoid; }
figcaption { color: var(--quiet); font-size: 0.9375rem; margin-bottom: 0.5rem; }
svg { display: block; }
.columns { width: 100%; height: 7rem; border-bottom: 1px solid var(--rule); }
.column { fill: var(--accent); }
.under { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; text-align: center; margin-top: 0.25rem; }
.under { color: var(--quiet); font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.ends { display: flex; justify-content: space-between; color: var(--quiet); font-size: 0.8125rem; margin: 0; }
table { border-collapse: collapse; width: 100%; margin-top: 1rem; font-variant-numeric: tabular-nums; }
th, td { text-align: start; padding: 0.4rem 0.75rem 0.4rem 0; vertical-align: baseline; }
th, td { border-bottom: 1px solid var(--rule); }
thead th { color: var(--quiet); font-weight: 400; font-size: 0.8125rem; vertical-align: bottom; }
tbody th { font-weight: 400; }
.number { text-align: end; white-space: nowrap; }
td.drawn { width: 40%; vertical-align: middle; padding-inline-end: 0; }
td.stepped { width: 11rem; vertical-align: middle; padding-inline-end: 0; }
.shares { width: 100%; height: 0.625rem; }
.step { width: 10rem; height: 1rem; }
.of { stroke: var(--paper); stroke-width: 1px; vector-effect: non-scaling-stroke; }
.done, .ready { fill: var(--accent); }
.fixed, .ready-with-exceptions { fill: var(--fixed); }
.accepted, .not-ready { fill: var(--warn); }
.skipped { fill: var(--skipped); }
.not-applicable { fill: var(--rule); }
.scale { stroke: var(--rule); stroke-width: 1; }
.way { stroke: var(--accent); stroke-width: 2; }
.ring { fill: var(--paper); stroke: var(--accent); stroke-width: 2; }
.disc { fill: var(--accent); }
.legend { list-style: none; margin: 0.75rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
.legend { color: var(--quiet); font-size: 0.875rem; }
.legend li { display: flex; align-items: center; gap: 0.4rem; }
.swatch { width: 1.25rem; height: 0.625rem; }
.items { list-style: none; margin: 0.5rem 0 0; padding: 0; }
.items > li { padding: 0.625rem 0 0.75rem; border-bottom: 1px solid var(--rule); break-inside: avoid; }
.items .shares { margin: 0.375rem 0 0.25rem; }
.items p { margin: 0; }
.plain { margin: 0.75rem 0 0; padding-inline-start: 1.125rem; }
.plain li { margin-top: 0.375rem; break-inside: avoid; }
.plain li::marker { color: var(--accent); }
.narrow table { font-size: 0.9375rem; }
.narrow thead th { max-width: 4.5rem; white-space: normal; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.held { background: var(--soft); border-radius: 0.5rem; padding: 0.25rem 1.25rem 1.25rem; margin-top: 1.5rem; }
.held h2 { font-size: 1.125rem; margin-top: 1rem; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--rule); }
:root { --fixed: #7fb0a6; --skipped: #b9b3a5; }
@media (prefers-color-scheme: dark) { :root { --fixed: #3f7a70; --skipped: #6d7480; } }
@media (max-width: 34rem) {
  body { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.75rem; }
  .under { font-size: 0.6875rem; }
  .under.many { display: none; }
  td.drawn, th.drawn { display: none; }
  td.stepped, th.stepped { display: none; }
  th, td { padding-inline-end: 0.5rem; }
  .narrow tr, .narrow tbody th { display: block; }
  .narrow tr { border-bottom: 1px solid var(--rule); padding: 0.5rem 0; }
  .narrow thead { display: none; }
  .narrow th, .narrow td { border: 0; padding: 0.125rem 0; }
  .narrow td { display: flex; justify-content: space-between; }
  .narrow td::before { content: attr(data-label); color: var(--quiet); }
}
@media print {
  :root { --fixed: #8a8a8a; --skipped: #cccccc; --accent: #3c3c3c; --rule: #b5b5b5; }
  .held { border: 1px solid var(--rule); }
  tr, figure { break-inside: avoid; }
}
"""
