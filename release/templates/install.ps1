# Install onrecord from this folder into a folder of its own. No network, no admin rights.
# powershell -ExecutionPolicy Bypass -File install.ps1 [FOLDER]
param([string]$Folder = "")
$ErrorActionPreference = "Stop"

function Stop-With([string]$Sentence) {
    [Console]::Error.WriteLine("onrecord: $Sentence")
    exit 1
}

function Test-Python([string[]]$Words, [string]$Code) {
    $program, $more = $Words
    if (-not (Get-Command $program -ErrorAction SilentlyContinue)) { return $false }
    try { & $program @more -I -c $Code 2>$null | Out-Null } catch { return $false }
    return $LASTEXITCODE -eq 0
}

if (-not $Folder) {
    if (-not $env:LOCALAPPDATA) { Stop-With "this session has no LOCALAPPDATA; name the folder to install into" }
    $Folder = Join-Path $env:LOCALAPPDATA "Programs\onrecord"
}
$Folder = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Folder)

$python = $null
$candidates = @(@("py", "-3"), @("python3"), @("python"))
if ($env:PYTHON) { $candidates = @(, @($env:PYTHON)) + $candidates }
foreach ($candidate in $candidates) {
    if (Test-Python $candidate "import sys; sys.exit(sys.version_info < (3, 11))") { $python = $candidate; break }
}
if (-not $python) {
    Stop-With ("no Python 3.11 or later was found; name one: `$env:PYTHON = 'C:\path\to\python.exe'; " +
        "without one, use the folder build, which has its own (INSTALL.txt)")
}
if (-not (Test-Python $python "import venv, ensurepip")) {
    Stop-With "this Python came without venv or ensurepip; onrecord.pyz needs neither: $python onrecord.pyz"
}

$program = Join-Path $Folder "Scripts\onrecord.exe"
$inside = Join-Path $Folder "Scripts\python.exe"
if ((Test-Path $Folder) -and -not (Test-Path $program) -and (Get-ChildItem -Force $Folder | Select-Object -First 1)) {
    Stop-With "$Folder already exists and is not an onrecord; name a new folder, or delete it if an installation was interrupted there"
}

$Folder = $Folder.TrimEnd("\", "/")
$before = "$Folder.before"
if (Test-Path $before) {
    Stop-With "$before exists, from an interrupted update; move it back to $Folder, or away, and start again"
}
function Undo-Install {
    # Remove what is half installed; restore the previous onrecord.
    Remove-Item -Recurse -Force $Folder -ErrorAction SilentlyContinue
    if (Test-Path $before) { Move-Item $before $Folder }
}

Write-Host "Installing onrecord into $Folder"
if (Test-Path $program) { Move-Item $Folder $before }
$first, $more = $python
$ErrorActionPreference = "Continue"
& $first @more -I -m venv $Folder
if ($LASTEXITCODE -ne 0) {
    Undo-Install
    Stop-With "Python could not create a virtual environment in $Folder (see above); onrecord.pyz needs none"
}
$env:PIP_CONFIG_FILE = "nul"
& $inside -I -m pip --isolated install --quiet --disable-pip-version-check --no-input --no-cache-dir --no-index `
    --find-links (Join-Path $PSScriptRoot "wheels") --only-binary :all: --require-hashes `
    --requirement (Join-Path $PSScriptRoot "requirements.txt")
if ($LASTEXITCODE -ne 0) {
    Undo-Install
    Stop-With ("the packages could not be installed (see above); if a hash does not match, the files were changed on " +
        "the way: get them again")
}

& $program --version
$userFiles = Join-Path $before "onrecord-files" # from --portable
if (Test-Path $userFiles) { Move-Item $userFiles $Folder }
if (Test-Path $before) { Remove-Item -Recurse -Force $before }
Write-Host ""
Write-Host "Start:      $program"
Write-Host "Search:     $program search METI"
Write-Host "Uninstall:  delete $Folder"
