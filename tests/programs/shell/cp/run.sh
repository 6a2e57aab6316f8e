mkdir -p d/e; echo one > d/f; echo two > d/e/g; ln -s f d/l
cp --recursive d n; ls -R n; cat n/e/g n/l
cp -r d n; ls n; cp d x 2> /dev/null; echo $?
cp d/f d/e/g n/e; ls n/e; cp d/f d/copy; cat d/copy
cp d/f d/f 2> /dev/null || cp d/f 2> /dev/null || cp no x 2> /dev/null || cp d/f n x 2> /dev/null || cp -r d d/e 2> /dev/null
echo $?
