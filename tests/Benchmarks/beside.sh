#!/usr/bin/env bash
# Start and HTTP speed of this tree's host beside those of an older commit: the same app and requests, in turns.
#   tests/Benchmarks/beside.sh COMMIT [ROUNDS]
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
commit=${1:?Name the commit to compare with.}
old=$(mktemp -d)
trap 'git -C "$here" worktree remove --force "$old"' EXIT
git -C "$here" worktree add --quiet --detach "$old" "$commit"
mkdir "$old/tests/Beside"
cp "$here/tests/Benchmarks/Hosting/FirstAnswer.cs" "$old/tests/Beside/"
echo 'await Pipeline.Benchmarks.Hosting.FirstAnswer.RunAsync(default);' >"$old/tests/Beside/Program.cs"
cat >"$old/tests/Beside/Pipeline.Benchmarks.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
  <ItemGroup>
    <FrameworkReference Include="Microsoft.AspNetCore.App" />
    <ProjectReference Include="../Functions.Local.App/Pipeline.Functions.Local.App.csproj" />
  </ItemGroup>
</Project>
PROJECT
programs=("$old/tests/Beside" "$here/tests/Benchmarks")
for program in "${programs[@]}"; do
  dotnet build "$program" -c Release -v q --nologo -p:TreatWarningsAsErrors=false -p:EnforceCodeStyleInBuild=false
done
for _ in $(seq "${2:-3}"); do
  for program in "${programs[@]}"; do
    echo "== $(git -C "$program" log -1 --format='%h %s')"
    dotnet "$program/bin/Release/net10.0/Pipeline.Benchmarks.dll" answer
  done
done
