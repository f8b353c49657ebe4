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

if [ -e "$folder" ] && [ ! -x "$folder/bin/onrecord" ] && [ -n "$(ls -A -- "$folder" 2>/dev/null || echo file)" ]; then
  stop "$folder is there already and is not an onrecord; name a new folder: sh install.sh FOLDER"
fi
if [ -e "$before" ]; then
  stop "$before is there, from an update that was cut off; move it back to $folder, or away, and start again"
fi
if ! mkdir -p -- "$folder" 2>/dev/null || [ ! -w "$folder" ]; then
  stop "$folder cannot be written; name a folder that can: sh install.sh FOLDER"
fi

printf 'Installing onrecord into %s\n' "$folder"
undo() { # nothing half installed stays, and an onrecord that was there comes back whole
  rm -rf -- "$folder"
  if [ -d "$before" ]; then mv -- "$before" "$folder"; fi
}
if [ -x "$folder/bin/onrecord" ]; then
  mv -- "$folder" "$before" || stop "$folder cannot be set aside while it is renewed; name a new folder: sh install.sh FOLDER"
fi
trap undo EXIT
trap 'exit 129' HUP # not every sh runs what stands above when a signal ends it
trap 'exit 130' INT
trap 'exit 143' TERM
"$python" -I -m venv "$folder" ||
  stop "$python could not make a place for programs in $folder (see above); onrecord.pyz needs none: $python onrecord.pyz"
PIP_CONFIG_FILE=/dev/null "$folder/bin/python" -I -m pip --isolated install --quiet --disable-pip-version-check --no-input \
  --no-cache-dir --no-index --find-links "$here/wheels" --only-binary :all: --require-hashes \
  --requirement "$here/requirements.txt" ||
  stop "the packages could not be installed (see above); if a hash does not fit, the files were changed on the way:" \
    "get them anew"

"$folder/bin/onrecord" --version
if [ -d "$before/onrecord-files" ]; then mv -- "$before/onrecord-files" "$folder/"; fi # yours, from --portable
trap - EXIT HUP INT TERM
rm -rf -- "$before"
printf '\nStart it:      %s\n' "$folder/bin/onrecord"
printf 'Search:        %s search METI\n' "$folder/bin/onrecord"
printf 'Take it away:  delete %s\n' "$folder"
