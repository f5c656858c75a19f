using System.Globalization;
using System.Text;

namespace Pipeline.Metadata.Gazetteers;

/// <summary>How else a name is spelt.</summary>
internal static class NameSpelling
{
    /// <summary>The name as those write it who have no diacritics: “La Nacion”, “Lodz”.</summary>
    /// <param name="name">The name.</param>
    public static string WithoutMarks(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (char c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(
                    c switch
                    {
                        'ı' => 'i',
                        'ø' => 'o',
                        'Ø' => 'O',
                        'ł' => 'l',
                        'Ł' => 'L',
                        'đ' => 'd',
                        'ß' => 's',
                        _ => c,
                    }
                );
            }
        }

        return plain.ToString();
    }
}
