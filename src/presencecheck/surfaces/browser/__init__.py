"""The walk in the browser: one page on 127.0.0.1, plain forms that need no script, single keys where there is one."""
