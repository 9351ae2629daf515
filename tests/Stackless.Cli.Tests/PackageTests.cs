// The packages as somebody uses them who has nothing else: a feed in a folder, a home without caches, and the commands of a first day.

using System.IO.Compression;
using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class PackageTests
{
    static string Packaging(string project) => Path.Combine(Launcher.Root, "packaging", project);

    // Every command in a home of its own, with no other source of packages than the feed.
    static string Command(ScratchFolder scratch, string command) =>
        $"export DOTNET_CLI_HOME='{scratch.Path}/home' NUGET_PACKAGES='{scratch.Path}/packages' DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1; cd '{scratch.Path}' && {command}";

    static void Pack(ScratchFolder scratch, string project)
    {
        var packed = Launcher.Dotnet(Launcher.Root, "pack", Packaging(project), "-c", Path.GetFileName(Path.GetDirectoryName(Launcher.Folder)!), "-o", Path.Combine(scratch.Path, "feed"), "-v", "q");
        Assert.That(packed.ExitCode, Is.Zero, packed.Output + packed.Errors);
    }

    [Test]
    public void FromTheTemplateToATypedCall()
    {
        using var scratch = new ScratchFolder();
        scratch.File("nuget.config", """<configuration><packageSources><clear /><add key="local" value="feed" /></packageSources></configuration>""");
        Pack(scratch, "Stackless.Templates");
        Pack(scratch, "Stackless.Build");
        var run = Launcher.Shell(Command(scratch,
            "dotnet new install Stackless.Templates@0.1.0 --add-source feed > /dev/null && dotnet new stackless-mixed -o First > /dev/null && cd First && dotnet run"));
        Assert.That(run.Output, Is.EqualTo("6.00\n"), run.Errors);
    }

    // What else a host needs is Microsoft's, and is here since this build.
    static string Microsofts => Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    [Test]
    public void AHostHasAnInterpreterFromPackages()
    {
        using var scratch = new ScratchFolder();
        scratch.File("nuget.config", $"""<configuration><packageSources><clear /><add key="local" value="feed" /><add key="others" value="{Microsofts}" /></packageSources></configuration>""");
        Pack(scratch, "Stackless.Build");
        Pack(scratch, "Stackless.Runtime.Package");
        Pack(scratch, Path.Combine("..", "Stackless.Extensions.Hosting"));
        scratch.File("Service/Service.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Stackless.Build" Version="0.1.0" />
                <PackageReference Include="Stackless.Extensions.Hosting" Version="0.1.0" />
                <PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.0" />
              </ItemGroup>
            </Project>
            """);
        scratch.File("Service/shop.py", "import logging\ndef price(n: int) -> int:\n    logging.getLogger('shop').warning('priced %d', n)\n    return 3 * n\n");
        scratch.File("Service/Program.cs", """
            using Microsoft.Extensions.Hosting;
            using Microsoft.Extensions.DependencyInjection;
            var builder = Host.CreateApplicationBuilder(args);
            builder.Services.AddStackless();
            using var host = builder.Build();
            await host.StartAsync();
            Console.WriteLine(shop.price(14));
            await host.StopAsync();
            """);
        var run = Launcher.Shell(Command(scratch, "cd Service && dotnet run"));
        Assert.That(run.Output, Does.Contain("warn: shop[0]").And.Contain("priced 14").And.Contain("42\n"), run.Errors);
    }

    [Test]
    public void EveryPackageHasTheLicenceAndTheNotices()
    {
        using var scratch = new ScratchFolder();
        Pack(scratch, "Stackless.Templates");
        using var package = ZipFile.OpenRead(Directory.GetFiles(Path.Combine(scratch.Path, "feed")).Single());
        Assert.That(package.Entries.Select(e => e.FullName), Is.SupersetOf(new[] { "LICENSE", "THIRD-PARTY-NOTICES.md", "CHANGELOG.md", "README.md" }));
    }
}
