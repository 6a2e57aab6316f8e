set -x; echo traced a b; set +x
sh -c 'set -e; if false; then :; fi; false || true; ! true; echo alive; false; echo never'; echo $?
sh -c 'set -e; f() { false; }; f && echo no; (exit 3); echo never'; echo $?
sh -c 'set -- p q r; echo $#; set -e -- s; echo $1'
