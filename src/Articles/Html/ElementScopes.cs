using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Pipeline.Articles.Html;

/// <summary>Tells from an element's tag and attributes what part of a page it is.</summary>
internal static class ElementScopes
{
    private static readonly FrozenDictionary<string, Scope> TagScopes = new Dictionary<string, Scope>(StringComparer.Ordinal)
    {
        ["nav"] = Scope.Navigation,
        ["footer"] = Scope.Navigation,
        ["aside"] = Scope.Aside,
        ["figure"] = Scope.Media | Scope.Caption,
        ["noscript"] = Scope.Hidden,
        ["figcaption"] = Scope.Caption,
        ["button"] = Scope.Tools,
        ["form"] = Scope.Promotion,
        ["fieldset"] = Scope.Promotion,
        ["address"] = Scope.Byline,
        ["time"] = Scope.Date,
        ["menu"] = Scope.Navigation,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Frameworks and tests name the parts of a page in these.
    private static readonly string[] ComponentAttributes = ["data-testid", "data-component", "data-qa"];

    private const int MostTabs = 20;

    /// <summary>What the element says of itself; what it is inside of is not asked.</summary>
    /// <param name="element">The element.</param>
    public static Scope Of(IElement element)
    {
        Scope scope = TagScopes.GetValueOrDefault(element.LocalName);
        if (element.Attributes.Length == 0)
        {
            return scope;
        }

        scope |= ScopeWords.Read(element.ClassName) | ScopeWords.Read(element.Id);
        scope |= OfProperty(element.GetAttribute("itemprop")) | OfRole(element.GetAttribute("role"));
        foreach (string name in ComponentAttributes)
        {
            if (element.GetAttribute(name) is string value)
            {
                scope |= ScopeWords.Read(value);
            }
        }

        // Hidden from screen readers only: icons and their labels, but also text behind a paywall.
        if (element.GetAttribute("aria-hidden") == "true")
        {
            scope |= Scope.Tools;
        }

        return IsHidden(element) ? scope | Scope.Hidden : scope;
    }

    // The properties of schema.org.
    private static Scope OfProperty(string? property) =>
        property switch
        {
            "articleBody" => Scope.Body,
            "headline" => Scope.Headline,
            "author" or "creator" => Scope.Byline,
            "datePublished" or "dateModified" => Scope.Date,
            "description" or "alternativeHeadline" => Scope.Standfirst,
            "image" or "associatedMedia" => Scope.Media,
            "comment" => Scope.Comments,
            "publisher" => Scope.Tools,
            _ => Scope.None,
        };

    // The roles of WAI-ARIA.
    private static Scope OfRole(string? role) =>
        role switch
        {
            "navigation" or "menu" or "menubar" or "banner" or "contentinfo" or "search" => Scope.Navigation,
            "complementary" => Scope.Aside,
            "dialog" or "alertdialog" => Scope.Promotion,
            "button" or "toolbar" or "tooltip" => Scope.Tools,
            "figure" or "img" => Scope.Media,
            _ => Scope.None,
        };

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || IsUnchosenTab(element)
        || IsHiddenClass(element.ClassName)
        || IsHiddenStyle(element.GetAttribute("style"));

    // One of several panels, while another is the one that is shown: the story in short, its recording.
    private static bool IsUnchosenTab(IElement element) =>
        element.GetAttribute("role") == "tabpanel"
        && !IsActive(element)
        && element.ParentElement is { ChildElementCount: <= MostTabs } tabs
        && tabs.Children.Any(other => other.GetAttribute("role") == "tabpanel" && IsActive(other));

    private static bool IsActive(IElement tab) => tab.ClassName is string names && names.Split(' ').Contains("active");

    private static bool IsHiddenStyle(ReadOnlySpan<char> style) =>
        InlineStyle.Value(style, "display") is "none" || InlineStyle.Value(style, "visibility") is "hidden";

    // “hidden” by a common class name, and not only on screens of one size (“hidden md:block”, “d-none d-md-block”).
    private static bool IsHiddenClass(string? names)
    {
        if (names is null || !(names.Contains("hidden", StringComparison.Ordinal) || names.Contains("d-none", StringComparison.Ordinal)))
        {
            return false;
        }

        bool isHidden = false;
        foreach (Range range in names.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> name = names.AsSpan()[range];
            isHidden |= name is "hidden" or "d-none";
            if (name.Contains(':') || (name.StartsWith("d-", StringComparison.Ordinal) && name is not "d-none"))
            {
                return false;
            }
        }

        return isHidden;
    }
}
