echo one > f; echo two >> f; cat < f; wc -l < f
ls /nosuchfile 2> err; echo $?; cat err
ls /nosuchfile > both 2>&1; cat both
ls /nosuchfile 2>&1 >/dev/null | cat
{ echo out; echo err >&2; } 2>/dev/null
exec 3> third; echo to three >&3; exec 3>&-; cat third
exec 4< f; read x <&4; read y <&4; echo "$y after $x"
cat /nosuchfile < /nosuchfile; echo $?
echo lost > /nosuchfolder/f; echo $?
cat f - f <<END
from the middle
END
sort < f > sorted; cat sorted
echo hello | tee copy | tr a-z A-Z; cat copy
> empty; wc -c empty
