#!/bin/sh
# Install onrecord from this folder into a folder of its own. No network, no admin rights. sh install.sh [FOLDER]
set -eu

stop() {
  printf 'onrecord: %s\n' "$*" >&2
  exit 1
}

case $0 in
  */*) here=${0%/*} ;;
  *) here=. ;;
esac
here=$(CDPATH='' cd -- "$here" && pwd) || stop "cannot enter the folder of $0"

if [ $# -gt 1 ]; then stop "give one folder at most: sh install.sh [FOLDER]"; fi
if [ $# -eq 1 ]; then
  folder=$1
elif [ -n "${HOME:-}" ]; then
  folder=$HOME/.local/opt/onrecord
else
  stop "this session has no home folder; name the folder to install into: sh install.sh FOLDER"
fi
case $folder in
  '') stop "the folder to install into has no name: sh install.sh FOLDER" ;;
  /*) ;;
  *) folder=$PWD/$folder ;;
esac
while [ "$folder" != "${folder%/}" ]; do folder=${folder%/}; done
before=$folder.before

# With these variables Python looks elsewhere for modules and finds none of those installed here.
for name in PYTHONHOME PYTHONPATH; do
  eval "value=\${$name:-}"
  if [ -n "$value" ]; then
    printf 'onrecord: %s is set (%s); it is ignored here, and you may have to start onrecord without it: env -u %s onrecord\n' \
      "$name" "$value" "$name" >&2
    unset "$name"
  fi
done

python=
for candidate in "${PYTHON:-}" python3 python3.15 python3.14 python3.13 python3.12 python3.11 python; do
  if [ -n "$candidate" ] && "$candidate" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || stop "no Python 3.11 or later was found; name one: PYTHON=/path/to/python3 sh install.sh;" \
  "without one, use the folder build, which has its own (INSTALL.txt)"
"$python" -I -c 'import venv, ensurepip' >/dev/null 2>&1 ||
  stop "$python came without venv or ensurepip, and adding them needs admin rights (Debian: python3-venv);" \
    "onrecord.pyz needs neither: $python onrecord.pyz"

unfinished=$folder/.onrecord-unfinished # marks a folder with an unfinished installation
former=$folder/.onrecord-former         # the previous onrecord, once the new one is finished
user_files=onrecord-files               # from --portable

holds_something() { # anything but our own files
  ls -A -- "$folder" 2>/dev/null | grep -q -v -e '^\.onrecord-' -e "^$user_files\$" || { [ -e "$folder" ] && [ ! -d "$folder" ]; }
}
remove_half() { # the mark goes last, so that a second try recognizes the folder
  for part in bin include lib lib64 share pyvenv.cfg .onrecord-trial .onrecord-unfinished; do
    rm -rf -- "${folder:?}/$part"
  done
  rmdir -- "$folder" 2>/dev/null || :
}
put_back() { # remove what is half installed; restore the previous onrecord, with the user's files
  if [ -d "$before" ] && [ -d "$folder/$user_files" ] && [ ! -e "$before/$user_files" ]; then mv -- "$folder/$user_files" "$before/"; fi
  remove_half
  if [ -d "$before" ] && [ ! -e "$folder" ]; then mv -- "$before" "$folder"; fi
}
finish() { # from here on the new onrecord counts
  if [ -d "$before/$user_files" ] && [ ! -e "$folder/$user_files" ]; then mv -- "$before/$user_files" "$folder/"; fi
  rm -f -- "$unfinished"
  if [ -d "$before" ]; then mv -- "$before" "$former"; fi
  rm -rf -- "$former"
}

# First finish or undo an installation that was killed.
if [ -d "$before" ] && [ -x "$folder/bin/onrecord" ] && [ ! -e "$unfinished" ]; then
  if [ ! -e "$before/pyvenv.cfg" ]; then
    stop "$before is in the way, and is not an onrecord; move it away and start again"
  fi
  finish
elif [ -d "$before" ]; then
  if [ ! -e "$unfinished" ] && holds_something; then
    stop "$before and $folder both exist, and $folder is not an onrecord; move it away and start again"
  fi
  printf 'An update was interrupted here: the previous onrecord is restored, and the update starts again\n'
  put_back
elif [ -e "$unfinished" ]; then
  printf 'An installation was interrupted here: it starts again\n'
  remove_half
fi
rm -rf -- "$former"

if [ ! -x "$folder/bin/onrecord" ] && holds_something; then
  stop "$folder already exists and is not an onrecord; name a new folder: sh install.sh FOLDER"
fi
if ! mkdir -p -- "$folder" 2>/dev/null || [ ! -w "$folder" ]; then
  stop "$folder is not writable; name a folder that is: sh install.sh FOLDER"
fi
trial=$folder/.onrecord-trial
{ printf '#!/bin/sh\n' >"$trial" && chmod u+x "$trial"; } 2>/dev/null ||
  stop "$folder is not writable; name a folder that is: sh install.sh FOLDER"
if ! "$trial" 2>/dev/null; then
  rm -f -- "$trial"
  rmdir -- "$folder" 2>/dev/null || :
  stop "programs cannot start from $folder (its disk is mounted noexec); name a folder on another disk:" \
    "sh install.sh FOLDER; or install nothing: $python onrecord.pyz"
fi
rm -f -- "$trial"

printf 'Installing onrecord into %s\n' "$folder"
if [ -x "$folder/bin/onrecord" ]; then
  mv -- "$folder" "$before" || stop "$folder cannot be moved aside for the update; name a new folder: sh install.sh FOLDER"
fi
trap put_back EXIT
trap 'exit 129' HUP # not every sh runs the EXIT trap when a signal ends it
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir -p -- "$folder"
: >"$unfinished"
"$python" -I -m venv "$folder" ||
  stop "$python could not create a virtual environment in $folder (see above); onrecord.pyz needs none: $python onrecord.pyz"
PIP_CONFIG_FILE=/dev/null "$folder/bin/python" -I -m pip --isolated install --quiet --disable-pip-version-check --no-input \
  --no-cache-dir --no-index --find-links "$here/wheels" --only-binary :all: --require-hashes \
  --requirement "$here/requirements.txt" ||
  stop "the packages could not be installed (see above); if a hash does not match, the files were changed on the way:" \
    "get them again"

"$folder/bin/onrecord" --version ||
  stop "the installed onrecord does not start (see above); onrecord.pyz may: $python onrecord.pyz"
trap - EXIT HUP INT TERM
finish
printf '\nStart:      %s\n' "$folder/bin/onrecord"
printf 'Search:     %s search METI\n' "$folder/bin/onrecord"
printf 'Uninstall:  delete %s\n' "$folder"
