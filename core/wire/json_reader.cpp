// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace till::wire {

namespace {

using Library = nlohmann::json;

/// Puts the values together as the library reports them. Each call returns false to stop reading.
class Builder : public nlohmann::json_sax<Library> {
public:
    explicit Builder(const JsonLimits& limits) : m_limits(limits) {}

    [[nodiscard]] Result<Json> take(bool isComplete)
    {
        if (isComplete)
            return std::move(m_root);
        return failure(m_error);
    }

    bool null() override { return add({}); }
    bool boolean(bool value) override
    {
        return add({.kind = Json::Kind::Flag,
                    .text = value ? QStringLiteral("true") : QStringLiteral("false")});
    }
    bool number_integer(std::int64_t value) override
    {
        return add({.kind = Json::Kind::Number, .text = QString::number(value)});
    }
    bool number_unsigned(std::uint64_t value) override
    {
        return add({.kind = Json::Kind::Number, .text = QString::number(value)});
    }
    /// Fractions, exponents and whatever 64 bits do not hold: the digits count.
    bool number_float(double /*value*/, const std::string& digits) override
    {
        return isShort(digits) &&
               add({.kind = Json::Kind::Number, .text = QString::fromStdString(digits)});
    }
    bool string(std::string& value) override
    {
        return isShort(value) &&
               add({.kind = Json::Kind::Text, .text = QString::fromStdString(value)});
    }
    bool binary(Library::binary_t& /*value*/) override
    {
        return fail(ErrorCode::Malformed, QStringLiteral("binary"));
    }
    bool start_object(std::size_t /*size*/) override { return open(Json::Kind::Object); }
    bool key(std::string& name) override
    {
        if (!isShort(name))
            return false;
        m_open.back().name = QString::fromStdString(name);
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t /*size*/) override { return open(Json::Kind::List); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*error*/) override
    {
        // Without the library's sentence: it quotes the input, which may hold what nobody may log.
        return fail(ErrorCode::Malformed, QStringLiteral("no JSON at byte %1").arg(position));
    }

private:
    /// An object or list that has begun.
    struct Level {
        Json value;
        QString name; ///< of the member whose value comes next
    };

    bool fail(ErrorCode code, const QString& detail)
    {
        m_error = {code, detail};
        return false;
    }
    bool isShort(const std::string& text)
    {
        return static_cast<qsizetype>(text.size()) <= m_limits.text ||
               fail(ErrorCode::OutOfRange, QStringLiteral("a text of %1 bytes, at most %2")
                                               .arg(text.size())
                                               .arg(m_limits.text));
    }
    bool open(Json::Kind kind)
    {
        if (static_cast<int>(m_open.size()) >= m_limits.depth)
            return fail(ErrorCode::OutOfRange,
                        QStringLiteral("deeper than %1 levels").arg(m_limits.depth));
        m_open.push_back({.value = {.kind = kind}, .name = {}});
        return true;
    }
    bool close()
    {
        Json done = std::move(m_open.back().value);
        m_open.pop_back();
        return add(std::move(done));
    }
    bool add(Json value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
            return true;
        }
        Level& level = m_open.back();
        if (level.value.kind == Json::Kind::List) {
            level.value.items.push_back(std::move(value));
            return true;
        }
        return addMember(level, std::move(value));
    }
    bool addMember(Level& level, Json value)
    {
        if (const Json* earlier = level.value.find(level.name))
            return *earlier == value ||
                   fail(ErrorCode::Malformed, QStringLiteral("\"%1\" stands twice with two values")
                                                  .arg(level.name.left(60)));
        if (static_cast<qsizetype>(level.value.members.size()) >= m_limits.members)
            return fail(ErrorCode::OutOfRange,
                        QStringLiteral("more than %1 members").arg(m_limits.members));
        level.value.members.push_back({std::move(level.name), std::move(value)});
        return true;
    }

    const JsonLimits& m_limits;
    std::vector<Level> m_open;
    Json m_root;
    Error m_error{ErrorCode::Malformed, QStringLiteral("no JSON")};
};

} // namespace

Result<Json> parseJson(QByteArrayView bytes, const JsonLimits& limits)
{
    if (bytes.size() > limits.bytes)
        return failure(ErrorCode::OutOfRange,
                       QStringLiteral("%1 bytes, at most %2").arg(bytes.size()).arg(limits.bytes));
    // The library takes a null byte for the end and would not look at what stands behind it.
    if (bytes.contains('\0'))
        return failure(ErrorCode::Malformed, QStringLiteral("a null byte"));
    Builder builder(limits);
    const bool isComplete = Library::sax_parse(bytes.begin(), bytes.end(), &builder);
    return builder.take(isComplete);
}

} // namespace till::wire
