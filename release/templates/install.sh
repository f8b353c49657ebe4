#!/bin/sh
# Installs onrecord from this folder into one of its own. No network, no admin rights. sh install.sh [FOLDER]
set -eu

stop() {
  printf 'onrecord: %s\n' "$*" >&2
  exit 1
}

case $0 in
  */*) here=${0%/*} ;;
  *) here=. ;;
esac
here=$(CDPATH='' cd -- "$here" && pwd) || stop "cannot go into the folder of $0"

if [ $# -gt 1 ]; then stop "one folder at most: sh install.sh [FOLDER]"; fi
if [ $# -eq 1 ]; then
  folder=$1
elif [ -n "${HOME:-}" ]; then
  folder=$HOME/.local/opt/onrecord
else
  stop "this session has no home folder; name the one to install into: sh install.sh FOLDER"
fi
case $folder in
  '') stop "the folder to install into has no name: sh install.sh FOLDER" ;;
  /*) ;;
  *) folder=$PWD/$folder ;;
esac
while [ "$folder" != "${folder%/}" ]; do folder=${folder%/}; done
before=$folder.before

# A Python that is told to look elsewhere for its own modules finds none in what is installed here.
for each in PYTHONHOME PYTHONPATH; do
  eval "value=\${$each:-}"
  if [ -n "$value" ]; then
    printf 'onrecord: %s is set (%s); it is left out here, and onrecord may need that too: env -u %s onrecord\n' \
      "$each" "$value" "$each" >&2
    unset "$each"
  fi
done

python=
for each in "${PYTHON:-}" python3 python3.15 python3.14 python3.13 python3.12 python3.11 python; do
  if [ -n "$each" ] && "$each" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    python=$each
    break
  fi
done
[ -n "$python" ] || stop "no Python 3.11 or later was found; name one: PYTHON=/path/to/python3 sh install.sh;" \
  "without one, take the folder build, which brings its own (INSTALL.txt)"
"$python" -I -c 'import venv, ensurepip' >/dev/null 2>&1 ||
  stop "$python came without venv or ensurepip, and adding them takes admin rights (Debian: python3-venv);" \
    "onrecord.pyz needs neither: $python onrecord.pyz"

unfinished=$folder/.onrecord-unfinished # stands in a folder whose installation was begun and is not finished
former=$folder/.onrecord-former         # the onrecord of before, once the new one is finished
own=onrecord-files                      # the user's, from --portable

holds_something() { # anything but what is ours by its name
  ls -A -- "$folder" 2>/dev/null | grep -q -v -e '^\.onrecord-' -e "^$own\$" || { [ -e "$folder" ] && [ ! -d "$folder" ]; }
}
remove_half() { # the mark goes last, so that a second try knows what this is
  for part in bin include lib lib64 share pyvenv.cfg .onrecord-trial .onrecord-unfinished; do
    rm -rf -- "${folder:?}/$part"
  done
  rmdir -- "$folder" 2>/dev/null || :
}
put_back() { # nothing half installed stays, and an onrecord that was there comes back whole, with the user's files
  if [ -d "$before" ] && [ -d "$folder/$own" ] && [ ! -e "$before/$own" ]; then mv -- "$folder/$own" "$before/"; fi
  remove_half
  if [ -d "$before" ] && [ ! -e "$folder" ]; then mv -- "$before" "$folder"; fi
}
finish() { # from here on the new onrecord counts
  if [ -d "$before/$own" ] && [ ! -e "$folder/$own" ]; then mv -- "$before/$own" "$folder/"; fi
  rm -f -- "$unfinished"
  if [ -d "$before" ]; then mv -- "$before" "$former"; fi
  rm -rf -- "$former"
}

# An installation that was killed is finished or undone first.
if [ -d "$before" ] && [ -x "$folder/bin/onrecord" ] && [ ! -e "$unfinished" ]; then
  if [ ! -e "$before/pyvenv.cfg" ]; then
    stop "$before is in the way, and is not an onrecord; move it away and start again"
  fi
  finish
elif [ -d "$before" ]; then
  if [ ! -e "$unfinished" ] && holds_something; then
    stop "$before and $folder are both there, and $folder is not an onrecord; move it away and start again"
  fi
  printf 'An update was cut off here: the onrecord of before is put back, and the update begins again\n'
  put_back
elif [ -e "$unfinished" ]; then
  printf 'An installation was cut off here: it begins again\n'
  remove_half
fi
rm -rf -- "$former"

if [ ! -x "$folder/bin/onrecord" ] && holds_something; then
  stop "$folder is there already and is not an onrecord; name a new folder: sh install.sh FOLDER"
fi
if ! mkdir -p -- "$folder" 2>/dev/null || [ ! -w "$folder" ]; then
  stop "$folder cannot be written; name a folder that can: sh install.sh FOLDER"
fi
trial=$folder/.onrecord-trial
{ printf '#!/bin/sh\n' >"$trial" && chmod u+x "$trial"; } 2>/dev/null ||
  stop "$folder cannot be written; name a folder that can: sh install.sh FOLDER"
if ! "$trial" 2>/dev/null; then
  rm -f -- "$trial"
  rmdir -- "$folder" 2>/dev/null || :
  stop "no program may be started from $folder (its disk is mounted noexec); name a folder on another disk:" \
    "sh install.sh FOLDER; or install nothing: $python onrecord.pyz"
fi
rm -f -- "$trial"

printf 'Installing onrecord into %s\n' "$folder"
if [ -x "$folder/bin/onrecord" ]; then
  mv -- "$folder" "$before" || stop "$folder cannot be set aside while it is renewed; name a new folder: sh install.sh FOLDER"
fi
trap put_back EXIT
trap 'exit 129' HUP # not every sh runs what stands above when a signal ends it
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir -p -- "$folder"
: >"$unfinished"
"$python" -I -m venv "$folder" ||
  stop "$python could not make a place for programs in $folder (see above); onrecord.pyz needs none: $python onrecord.pyz"
PIP_CONFIG_FILE=/dev/null "$folder/bin/python" -I -m pip --isolated install --quiet --disable-pip-version-check --no-input \
  --no-cache-dir --no-index --find-links "$here/wheels" --only-binary :all: --require-hashes \
  --requirement "$here/requirements.txt" ||
  stop "the packages could not be installed (see above); if a hash does not fit, the files were changed on the way:" \
    "get them anew"

"$folder/bin/onrecord" --version ||
  stop "what was installed does not start (see above); onrecord.pyz may: $python onrecord.pyz"
trap - EXIT HUP INT TERM
finish
printf '\nStart it:      %s\n' "$folder/bin/onrecord"
printf 'Search:        %s search METI\n' "$folder/bin/onrecord"
printf 'Take it away:  delete %s\n' "$folder"
